package dev.hansei.activities.models;

import java.util.Arrays;

/**
 * How many calls of one model may be open at once: as many as were set, fewer while the provider
 * says that these are too many. It falls by a third where more than a tenth of the last hundred
 * calls were refused for their rate, so that a few refusals, which retries mend, cost no speed; it
 * grows by one for each round of answers, whatever is refused among them: one in twenty refused by
 * chance makes it fall now and then, and that must not last. Not thread safe.
 */
final class AdaptiveLimit {
  /** Calls that are looked back on. */
  static final int WINDOW = 100;

  /** Refusals among them that are still borne. */
  static final int REFUSED_MAX = 10;

  private static final double FALL = 0.67;

  private int most;
  private final boolean[] refused = new boolean[WINDOW];
  private int place;
  private int refusals;
  private int answers;
  private int limit;

  /**
   * @param most the limit to begin with, and never above it; 1 or more
   */
  AdaptiveLimit(int most) {
    this.most = most;
    this.limit = most;
    most(most);
  }

  /** Sets the limit that is never exceeded; one that was at the limit follows it up. */
  void most(int next) {
    if (next < 1) {
      throw new IllegalArgumentException("at least one call may be open: " + next);
    }
    limit = limit == most ? next : Math.min(limit, next);
    most = next;
  }

  /** How many may be open now. */
  int limit() {
    return limit;
  }

  /** A call was let in, whatever it then came to. */
  void answered() {
    remember(false);
    answers++;
    if (limit < most && answers >= limit) {
      limit++;
      answers = 0;
    }
  }

  /** A call was refused for its rate. */
  void refused() {
    remember(true);
    if (refusals > REFUSED_MAX) {
      limit = Math.max(1, (int) (limit * FALL));
      forget();
    }
  }

  private void remember(boolean wasRefused) {
    refusals += (wasRefused ? 1 : 0) - (refused[place] ? 1 : 0);
    refused[place] = wasRefused;
    place = (place + 1) % WINDOW;
  }

  /** What made it fall once must not make it fall again. */
  private void forget() {
    Arrays.fill(refused, false);
    refusals = 0;
    answers = 0;
  }
}
