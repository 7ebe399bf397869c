package dev.hansei.api.campaigns;

import dev.hansei.api.campaigns.PlanResource.PlannedCases;
import dev.hansei.api.pages.Figures;
import dev.hansei.workflows.annotations.Fallback;
import dev.hansei.workflows.campaigns.CampaignPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a lead should know before a campaign starts. Pure. */
final class CampaignWarnings {
  private CampaignWarnings() {}

  static List<String> of(
      CampaignPlan plan, PlannedCases cases, long calls, CampaignMoney.Reckoned reckoned) {
    List<String> warnings = new ArrayList<>();
    if (cases.most() == 0) {
      warnings.add(
          "The dataset has no final case and none is expected to be: the step 'publish' would fail."
              + " Finalise drafts, or set 'cases.finalise: true'.");
    }
    if (calls > plan.budget().calls()) {
      warnings.add(
          "A cycle takes up to %s and the budget is %s: it would stop and wait for a top-up."
              .formatted(
                  Figures.count(calls, "call"), Figures.count(plan.budget().calls(), "call")));
    }
    addOfMoney(warnings, plan, reckoned);
    plan.cases().ifPresent(made -> addOfCases(warnings, plan, made));
    addOfPeople(warnings, plan);
    if (plan.tuning().isPresent() && !plan.candidates().isEmpty()) {
      warnings.add(
          "What is learnt is a further candidate of the candidate that did best; it is run and asked"
              + " about only where no other passed.");
    }
    if (plan.candidates().size() > 1) {
      warnings.add(
          "%s: the more there are, the likelier one passes by luck; the first in the document's order"
                  .formatted(Figures.count(plan.candidates().size(), "candidate"))
              + " that passes is taken.");
    }
    return warnings;
  }

  private static void addOfMoney(
      List<String> warnings, CampaignPlan plan, CampaignMoney.Reckoned reckoned) {
    long limit = plan.budget().usdMicros();
    if (limit == 0) {
      return;
    }
    Optional<Long> most = reckoned.usdMicros();
    if (most.isEmpty()) {
      warnings.add(
          "The cost is not known in dollars, so the limit in dollars is checked before each step by"
              + " what was paid so far, and a step may go over it. The limit of calls holds.");
    } else if (most.get() > limit) {
      warnings.add(
          "A cycle may cost up to %s and the budget is %s: it would stop and wait for a top-up."
              .formatted(Figures.money(most.get()), Figures.money(limit)));
    }
  }

  private static void addOfPeople(List<String> warnings, CampaignPlan plan) {
    plan.labels()
        .filter(wanted -> wanted.fallback() == Fallback.HOLD)
        .ifPresent(_ ->
            warnings.add(
                "With 'annotate.fallback: hold' the campaign waits beyond the deadline until every"
                    + " answer is labelled or a lead closes the queue."));
    plan.certificate()
        .filter(CampaignPlan.Certificate::asksModel)
        .ifPresent(_ ->
            warnings.add(
                "The judge is asked about earlier labels of its criterion too; calls are reserved when"
                    + " their number is known."));
  }

  private static void addOfCases(
      List<String> warnings, CampaignPlan plan, CampaignPlan.Cases made) {
    if (!made.finalise()) {
      warnings.add(
          "New cases stay drafts until people finalise them; this run asks only what is final then.");
    }
    if (plan.collectFailures() && made.fromFailures()) {
      warnings.add(
          "Failures that the first step finds become cases too and are not counted here; calls are"
              + " reserved when their number is known.");
    }
  }
}
