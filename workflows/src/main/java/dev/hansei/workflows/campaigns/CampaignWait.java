package dev.hansei.workflows.campaigns;

/** What a campaign waits for, and thereby for whom. */
public enum CampaignWait {
  /** For nothing: it has ended, or is between two steps. */
  NOTHING,
  /** For a step that is being done by workers and models. */
  STEP,
  /** For annotators to label what was answered. */
  LABELS,
  /** For two release managers other than the candidate's author and whoever started it. */
  APPROVALS,
  /** For live traffic to decide about the candidate that they approved. */
  CANARY,
  /** For a lead to resume it. */
  RESUME,
  /** For a lead to top it up. */
  TOP_UP,
  /** For the time of the next cycle. */
  NEXT_CYCLE
}
