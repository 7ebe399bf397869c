package dev.hansei.infra.stack;

import java.time.Duration;

/**
 * Whether a part that died is started again, and when. A part that had been ready is started at
 * once, as after a kill; one that dies on its way up waits longer each time and is given up in the
 * end.
 */
final class RestartPolicy {
  /**
   * A port or a lock held by the one before is free again within the first few; a bad disk never.
   */
  static final int FAILED_STARTS_MAX = 8;

  /** When it never came up, the cause is its set-up, and a person waits at the terminal. */
  static final int FIRST_STARTS_MAX = 2;

  /** A part that becomes ready and dies this often within an hour is broken. */
  static final int RESTARTS_MAX = 200;

  private static final Duration DELAY_MIN = Duration.ofMillis(100);
  private static final Duration DELAY_MAX = Duration.ofSeconds(10);

  private RestartPolicy() {}

  /**
   * What has happened so far.
   *
   * @param wasEverReady whether it came up since the supervisor started
   * @param hung whether the last life was ended because it did not become ready in time
   * @param failedStarts deaths before ready, in a row
   * @param restartsInLastHour restarts of any cause
   */
  record Deaths(boolean wasEverReady, boolean hung, int failedStarts, int restartsInLastHour) {}

  /** What to do next. */
  sealed interface Decision {
    /** Start it after the delay. */
    record Restart(Duration delay) implements Decision {}

    /** Leave it down; the reason is for people, and empty when the last end says it all. */
    record GiveUp(String reason) implements Decision {}
  }

  static Decision decide(Deaths deaths) {
    if (deaths.hung() && !deaths.wasEverReady()) {
      // Another try would keep a person waiting as long again for the same end.
      return new Decision.GiveUp("");
    }
    var startsMax = deaths.wasEverReady() ? FAILED_STARTS_MAX : FIRST_STARTS_MAX;
    if (deaths.failedStarts() >= startsMax) {
      return new Decision.GiveUp(
          "died %d times in a row before it was ready".formatted(deaths.failedStarts()));
    }
    if (deaths.restartsInLastHour() >= RESTARTS_MAX) {
      return new Decision.GiveUp(
          "died %d times within an hour".formatted(deaths.restartsInLastHour()));
    }
    var doublings = Math.min(deaths.failedStarts(), 10);
    var delay = DELAY_MIN.multipliedBy(1L << doublings);
    return new Decision.Restart(delay.compareTo(DELAY_MAX) > 0 ? DELAY_MAX : delay);
  }
}
