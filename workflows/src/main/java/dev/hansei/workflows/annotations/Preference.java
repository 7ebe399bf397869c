package dev.hansei.workflows.annotations;

import java.util.Objects;

/**
 * How much a queue's selection wants one answer.
 *
 * @param size 0 or more; means something beside those of the same queue. Where the queue draws
 *     plainly, the chance with which its source took the item before, 0 to 1
 * @param stratum failure mode and outcome in words, at most {@value #STRATUM_CHARS_MAX} characters
 */
public record Preference(double size, String stratum) {
  /** The width of a column; longer names of modes are cut. */
  public static final int STRATUM_CHARS_MAX = 160;

  public Preference {
    if (!(size >= 0 && Double.isFinite(size))) {
      throw new IllegalArgumentException("a size is finite and not negative: " + size);
    }
    Objects.requireNonNull(stratum, "stratum is null");
    if (stratum.length() > STRATUM_CHARS_MAX) {
      throw new IllegalArgumentException("a stratum has at most 160 characters");
    }
  }
}
