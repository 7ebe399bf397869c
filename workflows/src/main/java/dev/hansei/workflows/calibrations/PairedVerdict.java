package dev.hansei.workflows.calibrations;

import java.util.Objects;
import java.util.Optional;

/**
 * What a judge said of one held-out label before and after its alignment.
 *
 * @param ordinal the label's place in its set
 * @param people whether people passed the answer
 * @param before whether the judge did as it was; absent where it was silent
 * @param after whether it does as it would be; absent where it was silent
 */
public record PairedVerdict(
    int ordinal, boolean people, Optional<Boolean> before, Optional<Boolean> after) {
  public PairedVerdict {
    if (ordinal < 0) {
      throw new IllegalArgumentException("ordinal is negative: " + ordinal);
    }
    Objects.requireNonNull(before, "before is null");
    Objects.requireNonNull(after, "after is null");
  }
}
