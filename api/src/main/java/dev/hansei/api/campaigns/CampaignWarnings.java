package dev.hansei.api.campaigns;

import dev.hansei.api.campaigns.PlanResource.PlannedCases;
import dev.hansei.api.pages.Figures;
import dev.hansei.workflows.campaigns.CampaignPlan;
import java.util.ArrayList;
import java.util.List;

/** What a lead should know before a campaign starts. Pure. */
final class CampaignWarnings {
  private CampaignWarnings() {}

  static List<String> of(CampaignPlan plan, PlannedCases cases, long calls, boolean free) {
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
    if (plan.budget().usdMicros() > 0 && !free) {
      warnings.add(
          "No price is known beforehand, so the limit in dollars is checked before each step by"
              + " what was paid so far, and a step may go over it. The limit of calls holds.");
    }
    plan.cases().ifPresent(made -> addOfCases(warnings, plan, made));
    if (plan.candidates().size() > 1) {
      warnings.add(
          "%s: the more there are, the likelier one passes by luck; the first in the document's order"
                  .formatted(Figures.count(plan.candidates().size(), "candidate"))
              + " that passes is taken.");
    }
    return warnings;
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
