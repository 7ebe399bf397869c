package dev.hansei.api.failures;

import dev.hansei.infra.registry.CountLimit;
import java.time.Instant;
import java.util.Optional;

/**
 * How far reading has come.
 *
 * @param pending traces that came or changed and were not read since; 10,000 at most
 * @param morePending whether there are more of them than that
 * @param waitingSince when the oldest of them came or changed; absent when all are read
 * @param uncounted failures that no mode counts yet; the next collection does; 10,000 at most
 * @param moreUncounted whether there are more of them than that
 */
public record WatermarkResource(
    long pending,
    boolean morePending,
    Optional<Instant> waitingSince,
    long uncounted,
    boolean moreUncounted) {
  /** Of figures that were counted as far as lists count. */
  static WatermarkResource of(long pending, Optional<Instant> waitingSince, long uncounted) {
    return new WatermarkResource(
        Math.min(pending, CountLimit.MAX),
        CountLimit.isMore(pending),
        waitingSince,
        Math.min(uncounted, CountLimit.MAX),
        CountLimit.isMore(uncounted));
  }
}
