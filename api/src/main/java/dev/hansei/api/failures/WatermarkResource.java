package dev.hansei.api.failures;

import java.time.Instant;
import java.util.Optional;

/**
 * How far reading has come.
 *
 * @param pending traces that came or changed and were not read since
 * @param waitingSince when the oldest of them came or changed; absent when all are read
 * @param uncounted failures that no mode counts yet; the next collection does
 */
public record WatermarkResource(long pending, Optional<Instant> waitingSince, long uncounted) {}
