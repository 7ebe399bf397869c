package dev.hansei.workflows.campaigns;

import java.util.Objects;

/** What to do and, in cycles after the first, what was done. */
public record RunCampaignInput(CampaignPlan plan, CampaignProgress progress) {
  public RunCampaignInput {
    Objects.requireNonNull(plan, "plan is null");
    Objects.requireNonNull(progress, "progress is null");
  }
}
