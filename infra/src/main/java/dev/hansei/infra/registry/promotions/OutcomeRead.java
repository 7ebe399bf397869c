package dev.hansei.infra.registry.promotions;

import dev.hansei.infra.registry.traces.LiveTrace;
import dev.hansei.workflows.promotions.LiveOutcome;
import dev.hansei.workflows.promotions.LiveOutcome.Side;
import java.time.Instant;

/**
 * A value by a metric that was said of an answer.
 *
 * @param metric place in the plan's metrics, from 1
 * @param value 0 to 1, or {@link #UNREADABLE}
 * @param again whether it was read before: then it is counted nowhere a second time
 */
record OutcomeRead(LiveTrace trace, int metric, double value, Instant receivedAt, boolean again) {
  /** Something was said, and it is no outcome. */
  static final double UNREADABLE = -1;

  boolean isReadable() {
    return value >= 0;
  }

  LiveOutcome on(Side side, int step) {
    return new LiveOutcome(trace.id(), LiveUnit.of(trace), side, value, step, receivedAt);
  }

  /** What tells an outcome from all others of a rollout. */
  record Key(String traceId, int metric) {
    static Key of(OutcomeRow row) {
      return new Key(row.traceId(), row.metric());
    }
  }
}
