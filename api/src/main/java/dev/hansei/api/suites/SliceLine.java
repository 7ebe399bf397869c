package dev.hansei.api.suites;

import dev.hansei.workflows.statistics.Disparity;
import dev.hansei.workflows.statistics.Estimate;
import java.util.Optional;

/**
 * One slice of a run on one metric.
 *
 * @param name its value as people read it
 * @param against all other cases; empty where either side has too few, or where the line is the
 *     other half of one that is tested
 * @param corrected the p-value after Holm's correction over all slices tested; 1 where none is
 */
public record SliceLine(
    Slice slice, String name, Estimate mean, Optional<Disparity> against, double corrected) {
  /** Whether the gap stands: test and interval agree. */
  public boolean stands() {
    return against
        .map(Disparity::gap)
        .filter(gap -> corrected < 1 - gap.confidence() && !gap.contains(0))
        .isPresent();
  }

  /** The shape beside its p-value. */
  public String shape() {
    if (!stands()) {
      return "plain";
    }
    return against.map(Disparity::gap).filter(gap -> gap.value() < 0).isPresent() ? "bad" : "good";
  }
}
