package dev.hansei.workflows.calibrations;

import dev.hansei.workflows.criteria.JudgeId;
import java.util.Objects;
import java.util.Optional;

/**
 * What an alignment that ran to its end came to.
 *
 * @param state {@code COMPLETED} or {@code NO_GAIN}
 * @param judgeId the new version; present exactly where it completed
 */
public record AlignResult(
    AlignmentId alignmentId, AlignmentState state, Optional<JudgeId> judgeId) {
  public AlignResult {
    Objects.requireNonNull(alignmentId, "alignmentId is null");
    Objects.requireNonNull(judgeId, "judgeId is null");
    boolean made = state == AlignmentState.COMPLETED;
    if ((!made && state != AlignmentState.NO_GAIN) || judgeId.isPresent() != made) {
      throw new IllegalArgumentException("a judge is made where the alignment completed: " + state);
    }
  }
}
