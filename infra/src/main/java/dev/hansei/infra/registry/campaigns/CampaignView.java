package dev.hansei.infra.registry.campaigns;

import dev.hansei.workflows.campaigns.CampaignId;
import dev.hansei.workflows.campaigns.CampaignOutcome;
import dev.hansei.workflows.campaigns.CampaignPlan;
import dev.hansei.workflows.campaigns.CampaignSpending;
import dev.hansei.workflows.campaigns.CampaignState;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A campaign as the registry knows it at this moment.
 *
 * @param cycle from 1; 0 before the first
 * @param step key of the step being done or held back, or that failed; empty between steps
 * @param outcome of the last cycle that has ended
 * @param failureCode why a step could not be done; empty unless it failed
 * @param events how many events it has; grows with everything that happens
 * @param nextCycleAt when the next cycle begins, while it waits for that
 */
public record CampaignView(
    CampaignPlan plan,
    CampaignState state,
    int cycle,
    String step,
    Optional<CampaignOutcome> outcome,
    String failureCode,
    CampaignSpending spending,
    long events,
    Optional<Instant> nextCycleAt,
    Instant createdAt,
    Optional<Instant> endedAt) {
  public CampaignView {
    Objects.requireNonNull(plan, "plan is null");
    Objects.requireNonNull(state, "state is null");
    Objects.requireNonNull(step, "step is null");
    Objects.requireNonNull(outcome, "outcome is null");
    Objects.requireNonNull(failureCode, "failureCode is null");
    Objects.requireNonNull(spending, "spending is null");
    Objects.requireNonNull(nextCycleAt, "nextCycleAt is null");
    Objects.requireNonNull(createdAt, "createdAt is null");
    Objects.requireNonNull(endedAt, "endedAt is null");
  }

  /** The campaign's id. */
  public CampaignId id() {
    return plan.campaignId();
  }
}
