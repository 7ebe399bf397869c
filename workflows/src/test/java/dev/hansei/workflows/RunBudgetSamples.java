package dev.hansei.workflows;

import dev.hansei.workflows.suites.RunBudget;
import dev.hansei.workflows.suites.RunSuiteInput;
import dev.hansei.workflows.suites.RunTopUp;
import dev.hansei.workflows.suites.Spend;
import dev.hansei.workflows.suites.SuiteActivities.BudgetLook;
import dev.hansei.workflows.suites.SuiteActivities.BudgetSpent;
import dev.hansei.workflows.suites.SuiteActivities.RunToTopUp;
import java.util.Map;

/** What the contracts of runs with a budget carry. */
final class RunBudgetSamples {
  private RunBudgetSamples() {}

  static void addTo(Map<String, Object> samples, RunSuiteInput input) {
    var item = new Spend(3, 4_200, 1_900);
    var topUp = new RunTopUp("order-9", PayloadSamples.LEAD, new Spend(500, 0, 2_500_000));
    samples.put(
        "RunSuiteInput.budget", input.within(new RunBudget(1_200L, null, 5_000_000L, item)));
    samples.put("RunTopUp", topUp);
    samples.put("RunToTopUp", new RunToTopUp(input.projectId(), input.runId(), topUp));
    samples.put("BudgetLook", new BudgetLook(true, 2));
    samples.put("BudgetSpent", new BudgetSpent(input.projectId(), input.runId(), 2));
  }
}
