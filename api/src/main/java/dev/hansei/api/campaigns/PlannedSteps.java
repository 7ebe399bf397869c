package dev.hansei.api.campaigns;

import dev.hansei.api.campaigns.PlanResource.PlannedCases;
import dev.hansei.api.campaigns.PlanResource.PlannedStep;
import dev.hansei.workflows.campaigns.CampaignPlan;
import dev.hansei.workflows.campaigns.CampaignPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The steps that a cycle may take, and the model calls of each at most. Pure. */
final class PlannedSteps {
  private final CampaignPlan plan;
  private final PlannedCases expected;
  private final List<PlannedStep> steps = new ArrayList<>();

  private PlannedSteps(CampaignPlan plan, PlannedCases expected) {
    this.plan = plan;
    this.expected = expected;
  }

  static List<PlannedStep> of(CampaignPlan plan, boolean isLive, PlannedCases expected) {
    var planned = new PlannedSteps(plan, expected);
    planned.making();
    planned.running(isLive);
    planned.judging();
    planned.learning();
    plan.promotion().ifPresent(wanted -> planned.add("promote", promoting(wanted), 0));
    return planned.steps;
  }

  private static String promoting(CampaignPlan.Promotion wanted) {
    String ask = "ask release managers about the first that passes";
    return wanted.canary().equals(Optional.of(CampaignPlan.Canary.LEAVE))
        ? ask + "; a canary of it goes on without the campaign"
        : ask + "; a canary of it is waited for";
  }

  private void making() {
    if (plan.collectFailures()) {
      add("collect", "collect failures from the traces that came in", 0);
    }
    if (plan.cases().isPresent()) {
      long calls = CampaignPolicy.callsToGenerate(expected.sources());
      add("generate", "make cases, each checked in a second pass", calls);
    }
    add("publish", "publish the final cases as a dataset version", 0);
  }

  private void running(boolean isLive) {
    if (isLive) {
      add("baseline", "run the suite on what is live", callsToRun());
    }
    for (int number = 1; number <= plan.candidates().size(); number++) {
      add("candidate-" + number, "run the suite on candidate " + number, callsToRun());
    }
  }

  private void judging() {
    plan.labels().ifPresent(wanted -> add("annotate", "ask annotators for labels; then go on", 0));
    plan.certificate()
        .ifPresent(wanted ->
            add(
                "calibrate",
                "measure the judge against the labels that there are",
                CampaignPolicy.callsToMeasure(
                    wanted, plan.labels().map(CampaignPlan.Labels::sample).orElse(0))));
    for (int number = 1; number <= plan.candidates().size(); number++) {
      add("gate-" + number, "ask the gate about candidate " + number, 0);
    }
  }

  private void learning() {
    if (plan.tuning().isPresent()) {
      int number = plan.candidates().size() + 1;
      add("tune", "where none passed: learn from the tuning dataset", 0);
      add("candidate-" + number, "run the suite on what was learnt, if it helps", callsToRun());
      add("gate-" + number, "ask the gate about what was learnt", 0);
    }
  }

  private long callsToRun() {
    return CampaignPolicy.callsToRun(plan.examination(), expected.most());
  }

  private void add(String key, String words, long calls) {
    steps.add(new PlannedStep(key, words, calls));
  }
}
