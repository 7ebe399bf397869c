package dev.hansei.workflows.campaigns;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Where a campaign stands.
 *
 * @param step the key of the step that is being done or held back
 * @param results of the steps of this cycle: counts of each stage
 * @param outcome of the last cycle that has ended
 */
public record CampaignStatus(
    CampaignState state,
    int cycle,
    Optional<String> step,
    CampaignWait waitsFor,
    List<StepResult> results,
    CampaignSpending spending,
    Optional<CampaignOutcome> outcome) {
  public CampaignStatus {
    Objects.requireNonNull(state, "state is null");
    Objects.requireNonNull(step, "step is null");
    Objects.requireNonNull(waitsFor, "waitsFor is null");
    results = List.copyOf(results);
    Objects.requireNonNull(spending, "spending is null");
    Objects.requireNonNull(outcome, "outcome is null");
  }
}
