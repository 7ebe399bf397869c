package dev.hansei.workflows.promotions;

import dev.hansei.workflows.traces.TraceId;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;

/**
 * What one answer of live traffic was worth, by one metric.
 *
 * @param unit who gave it, or as near to that as the trace says: outcomes of one unit are not
 *     independent, so only its first one in a rollout counts
 * @param side by the prompt version on the trace, never by the clock
 * @param value in [0, 1]; more is better
 * @param step of the rollout in which the answer was given, from 1
 * @param receivedAt when the service had it, by its own clock
 */
public record LiveOutcome(
    TraceId traceId, String unit, Side side, double value, int step, Instant receivedAt) {
  /** The order in which outcomes are taken, whatever order they were read in. */
  public static final Comparator<LiveOutcome> ORDER =
      Comparator.comparing(LiveOutcome::receivedAt).thenComparing(one -> one.traceId().hex());

  /** Whose answer it was. */
  public enum Side {
    CANDIDATE,
    BASELINE
  }

  public LiveOutcome {
    Objects.requireNonNull(traceId, "traceId is null");
    if (unit.isBlank()) {
      throw new IllegalArgumentException("a unit has a name");
    }
    Objects.requireNonNull(side, "side is null");
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException("an outcome is 0 to 1: " + value);
    }
    if (step < 1) {
      throw new IllegalArgumentException("steps count from 1: " + step);
    }
    Objects.requireNonNull(receivedAt, "receivedAt is null");
  }
}
