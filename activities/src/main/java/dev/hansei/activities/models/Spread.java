package dev.hansei.activities.models;

import dev.hansei.activities.models.Leeway.Left;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the newest reply leaves of a model's limit, by {@link SpreadPolicy}; all of it once the
 * reset that it told of has passed. Times are those of a clock that never goes back. Not thread
 * safe.
 */
final class Spread {
  private final int most;
  private @Nullable Pace pace;
  private int limit;
  private long until;

  /**
   * @param most calls that may be open over all workers, 1 or more
   */
  Spread(int most, long now) {
    this.most = most;
    this.limit = most;
    this.until = now;
  }

  /** A call was answered, and took that. */
  void answered(Pace call) {
    pace = pace == null ? call : pace.and(call);
  }

  /** A reply told what remains; before any answer nobody knows what a call takes of it. */
  void heed(List<Left> left, Duration patience, long now) {
    Pace known = pace;
    if (left.isEmpty() || known == null) {
      return;
    }
    limit = SpreadPolicy.limit(most, left, known, patience);
    Duration longest =
        left.stream()
            .map(Left::untilReset)
            .filter(time -> time.compareTo(patience) <= 0)
            .max(Duration::compareTo)
            .orElse(Duration.ZERO);
    until = now + longest.toNanos();
  }

  /** How many calls may be open over all workers, by what was last heard. */
  int limit() {
    return limit;
  }

  /** Whether that still holds: the reset it told of has not passed. */
  boolean holds(long now) {
    return untilReset(now) > 0;
  }

  /** Nanoseconds to that reset; 0 once it has passed. */
  long untilReset(long now) {
    return Math.max(0, until - now);
  }
}
