package dev.hansei.api.suites;

import dev.hansei.api.pages.Costs;
import dev.hansei.api.problems.ApiException;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.infra.registry.Ids;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.suites.RunForecast;
import dev.hansei.workflows.suites.RunForecasts;
import dev.hansei.workflows.suites.RunId;
import dev.hansei.workflows.suites.RunSuiteInput;
import jakarta.inject.Singleton;
import java.util.Locale;

/** Says what a run would cost, and holds back one that may cost more than it is allowed to. */
@Singleton
final class RunPlanner {
  private final RunForecasts forecasts;
  private final Ids ids;

  RunPlanner(RunForecasts forecasts, Ids ids) {
    this.forecasts = forecasts;
    this.ids = ids;
  }

  /** The plan; nothing is written and nobody is asked. */
  RunForecast plan(ProjectId project, RunStarter.Request request, Actor actor) {
    return forecasts.of(
        new RunSuiteInput(
            project,
            new RunId(ids.next()),
            request.suiteId(),
            request.datasetVersionId(),
            request.target(),
            request.repeats(),
            actor,
            request.against(),
            request.seed()));
  }

  /**
   * Refuses a run whose plan may exceed its budget.
   *
   * @throws ApiException 422 {@code over-budget}; {@code price-unknown} where money is limited and
   *     nobody knows what it costs
   */
  void requireWithin(RunForecast plan, NewRunBudget budget) {
    if (plan.paid() > budget.callsAtMost()) {
      throw ApiProblem.refused(
              "over-budget",
              String.format(
                  Locale.ROOT,
                  "The run would pay %,d model calls, and its budget is %,d. Nothing was started.",
                  plan.paid(),
                  budget.callsAtMost()))
          .raise();
    }
    if (!budget.isOfMoney()) {
      return;
    }
    RunForecast.Money money =
        plan.cost()
            .orElseThrow(() ->
                ApiProblem.refused(
                        "price-unknown",
                        "The budget is in money, and the cost is %s. Nothing was started."
                            .formatted(RunPlanResource.words(plan)))
                    .raise());
    if (money.high() > budget.costMicros()) {
      throw ApiProblem.refused(
              "over-budget",
              "The run may cost up to %s, and its budget is %s. Nothing was started."
                  .formatted(
                      Costs.money(money.high(), plan.currency()),
                      Costs.money(budget.costMicros(), plan.currency())))
          .raise();
    }
  }
}
