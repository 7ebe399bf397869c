package dev.hansei.workflows.calibrations;

import java.util.Objects;

/**
 * What a judge may be used for, and why.
 *
 * @param reason one sentence for people
 * @param moreLabels how many more labels might lift it to the next band, by forecast; 0 where more
 *     would not, or need not
 */
public record BandDecision(Band band, String reason, int moreLabels) {
  public BandDecision {
    Objects.requireNonNull(band, "band is null");
    if (reason.isBlank()) {
      throw new IllegalArgumentException("a band has a reason");
    }
    if (moreLabels < 0) {
      throw new IllegalArgumentException("moreLabels is negative: " + moreLabels);
    }
  }
}
