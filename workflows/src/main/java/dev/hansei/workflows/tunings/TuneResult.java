package dev.hansei.workflows.tunings;

import dev.hansei.workflows.prompts.PromptVersionId;
import java.util.Objects;
import java.util.Optional;

/**
 * What a tuning that ran to its end came to.
 *
 * @param state {@code COMPLETED} or {@code NO_GAIN}
 * @param adapter the map; present exactly where it completed
 * @param candidate the prompt version that names it; present exactly where it completed
 * @param pairs questions that were learnt from
 * @param heldOut what it did on questions it had not seen
 */
public record TuneResult(
    TuningId tuningId,
    TuningState state,
    Optional<AdapterId> adapter,
    Optional<PromptVersionId> candidate,
    int pairs,
    HeldOut heldOut) {
  public TuneResult {
    Objects.requireNonNull(tuningId, "tuningId is null");
    Objects.requireNonNull(state, "state is null");
    boolean made = state == TuningState.COMPLETED;
    if (!made && state != TuningState.NO_GAIN) {
      throw new IllegalArgumentException("a tuning that is %s has no result".formatted(state));
    }
    if (adapter.isPresent() != made || candidate.isPresent() != made) {
      throw new IllegalArgumentException("a tuning has adapter and candidate where it completed");
    }
    if (pairs < 1) {
      throw new IllegalArgumentException("a tuning learns from at least one pair: " + pairs);
    }
    Objects.requireNonNull(heldOut, "heldOut is null");
  }
}
