package dev.hansei.infra.registry.failures;

import dev.hansei.workflows.failures.FailureReason;
import dev.hansei.workflows.lineage.Frozen;
import java.util.Map;

/**
 * How many failures there are.
 *
 * @param open not dismissed
 * @param openWithoutCase those of them that have given no case
 * @param byReason of the open ones, every reason; a failure with two reasons counts in both
 */
public record FailureCounts(
    long open, long openWithoutCase, long dismissed, Map<FailureReason, Long> byReason) {
  public FailureCounts {
    byReason = Frozen.sorted(byReason);
  }
}
