package dev.hansei.activities.models;

import dev.hansei.activities.models.Leeway.Left;
import java.time.Duration;
import java.util.List;

/**
 * How many calls may be open so that what a provider still allows lasts until all of it is there
 * again: what remains, in calls, times what one takes, over the time until the reset. Source:
 * Little, "A proof for the queuing formula L = λW", Operations Research 9 (1961): calls open are
 * calls a second times seconds a call.
 *
 * <p>Of an allowance that comes back at once, at the end of a window, it spends evenly, and nobody
 * is refused. One that comes back all the time (a token bucket, as Anthropic and OpenAI describe
 * theirs) it holds half full, and spends what comes back: at less than half it spends less.
 */
final class SpreadPolicy {
  private static final double NANOS = 1e9;

  private SpreadPolicy() {}

  /**
   * The limit: 1 at least, for a call alone must be possible, and never above {@code most}.
   *
   * @param most what may be open where nothing holds it back, 1 or more
   * @param left what remains; none holds nothing back
   * @param patience a reset further away belongs to a quota, of a day such as: calls at once do not
   *     use it up sooner than the work there is
   */
  static int limit(int most, List<Left> left, Pace pace, Duration patience) {
    double limit = most;
    for (Left one : left) {
      double each = pace.of(one.of());
      if (each > 0 && one.untilReset().compareTo(patience) <= 0) {
        double calls = one.amount() / each;
        limit = Math.min(limit, calls * pace.seconds() * NANOS / one.untilReset().toNanos());
      }
    }
    return Math.max(1, (int) limit);
  }
}
