package dev.hansei.workflows.campaigns;

import java.util.Objects;

/** What a campaign does next. */
public sealed interface CampaignDecision {
  /** Begin a cycle: look what is live. */
  record OpenCycle() implements CampaignDecision {}

  /** Do a step. */
  record Perform(CampaignStep step) implements CampaignDecision {
    public Perform {
      Objects.requireNonNull(step, "step is null");
    }
  }

  /** The cycle has come to this. */
  record EndCycle(CampaignOutcome outcome) implements CampaignDecision {
    public EndCycle {
      Objects.requireNonNull(outcome, "outcome is null");
    }
  }
}
