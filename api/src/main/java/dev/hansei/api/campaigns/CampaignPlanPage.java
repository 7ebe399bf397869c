package dev.hansei.api.campaigns;

import dev.hansei.api.pages.Figures;
import dev.hansei.api.pages.Frame;

/** What a document would do, before it is started. */
public record CampaignPlanPage(Frame frame, PlanResource plan, String document) {
  /** The answer at the top, in one sentence. */
  public String sentence() {
    return "Up to %s a cycle, %s cases now and up to %s then; money: %s."
        .formatted(
            Figures.count(plan.callsPerCycle(), "model call"),
            Figures.count(plan.cases().now()),
            Figures.count(plan.cases().most()),
            plan.costWords());
  }
}
