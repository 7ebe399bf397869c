package dev.hansei.activities.models;

import java.time.Duration;

/**
 * Whether a provider that stopped answering is asked again. After {@link #BROKEN} failures in a row
 * it is left alone for a while that doubles; then one call tries. Who waited longer than the outage
 * that is borne is told so, so that a run against a dead provider ends. Not thread safe; moments
 * are those of {@link System#nanoTime}.
 */
final class Circuit {
  /** A provider that answers now and then does not fail so often in a row by chance. */
  static final int BROKEN = 10;

  private static final Duration PAUSE_FIRST = Duration.ofSeconds(1);

  /** A provider that is back is found within this. */
  private static final Duration PAUSE_MAX = Duration.ofSeconds(30);

  private final Duration outage;
  private int failuresInRow;
  private long brokenSince;
  private long closedUntil;
  private Duration pause = PAUSE_FIRST;

  /**
   * @param outage how long calls wait for a provider to come back
   */
  Circuit(Duration outage) {
    this.outage = outage;
  }

  /** The provider said something, if only no. */
  void answered() {
    failuresInRow = 0;
    pause = PAUSE_FIRST;
  }

  /** Nothing usable came. */
  void failed(long now) {
    failuresInRow++;
    if (failuresInRow < BROKEN) {
      return;
    }
    if (failuresInRow == BROKEN) {
      brokenSince = now;
    }
    if (now - closedUntil >= 0 || failuresInRow == BROKEN) {
      closedUntil = now + pause.toNanos();
      pause = pause.multipliedBy(2).compareTo(PAUSE_MAX) > 0 ? PAUSE_MAX : pause.multipliedBy(2);
    }
  }

  boolean isBroken() {
    return failuresInRow >= BROKEN;
  }

  /**
   * Whether a call may be sent.
   *
   * @param open how many are open
   */
  boolean mayTry(long now, int open) {
    return !isBroken() || (open == 0 && now - closedUntil >= 0);
  }

  /** Nanoseconds until a call may try; 0 where one may now, as far as this knows. */
  long untilTry(long now) {
    return isBroken() ? Math.max(0, closedUntil - now) : 0;
  }

  /** Whether it has been broken for longer than calls wait. */
  boolean isGivenUp(long now) {
    return isBroken() && now - brokenSince > outage.toNanos();
  }
}
