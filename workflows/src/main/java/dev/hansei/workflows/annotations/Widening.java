package dev.hansei.workflows.annotations;

import dev.hansei.workflows.statistics.Wilson;
import java.util.Optional;

/**
 * What it costs that a queue closed with fewer labels than it planned: how far a share near one
 * half, where doubt is largest, may be off. Half the width of Wilson's interval of 95 %, 0 to 0.5.
 *
 * @param planned with all the labels that were planned
 * @param there with those that there are; 0.5, so nothing is known, without any
 */
public record Widening(double planned, double there) {
  private static final double CONFIDENCE = 0.95;

  /** Empty where nothing is missing. */
  public static Optional<Widening> of(int labelled, int planned) {
    return labelled >= planned
        ? Optional.empty()
        : Optional.of(new Widening(half(planned), half(labelled)));
  }

  private static double half(int labels) {
    if (labels == 0) {
      return 0.5;
    }
    var interval = Wilson.ofShare(0.5, labels, CONFIDENCE);
    return (interval.upper() - interval.lower()) / 2;
  }
}
