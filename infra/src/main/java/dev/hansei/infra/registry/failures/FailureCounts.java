package dev.hansei.infra.registry.failures;

import dev.hansei.infra.registry.CountLimit;
import dev.hansei.workflows.failures.FailureReason;
import dev.hansei.workflows.lineage.Frozen;
import java.util.Map;

/**
 * How many failures there are, as far as lists count: one of {@link CountLimit#LOOKED_AT} or above
 * stands for more than {@link CountLimit#MAX}.
 *
 * @param open not dismissed
 * @param openWithoutCase those of them that have given no case
 * @param byReason of the open ones, every reason; a failure with two reasons counts in both; above
 *     {@link #OF_REASON_MAX} stands for more than that
 */
public record FailureCounts(
    long open, long openWithoutCase, long dismissed, Map<FailureReason, Long> byReason) {
  /**
   * Of one reason: whether such a failure is open takes a look at each, and reasons are a dozen.
   */
  public static final int OF_REASON_MAX = 1_000;

  public FailureCounts {
    byReason = Frozen.sorted(byReason);
  }
}
