package dev.hansei.workflows.calibrations;

import dev.hansei.workflows.criteria.CriterionId;
import java.util.Objects;

/**
 * How far a proposal says what a criterion says already.
 *
 * @param cosine of the criterion's words and the middle of what argues for the proposal, -1 to 1
 * @param shared how many of those that argue for the proposal were said when people were asked
 *     about the criterion, or argue for it already
 */
public record Overlap(CriterionId criterionId, double cosine, int shared) {
  /** From here on two texts are about the same thing, and a person should look. */
  public static final double NEAR = 0.5;

  public Overlap {
    Objects.requireNonNull(criterionId, "criterionId is null");
    if (!(cosine >= -1.001 && cosine <= 1.001) || shared < 0) {
      throw new IllegalArgumentException("a cosine is -1 to 1, a count 0 or more");
    }
  }

  /** Whether it is worth showing. */
  public boolean isWorthSaying() {
    return cosine >= NEAR || shared > 0;
  }
}
