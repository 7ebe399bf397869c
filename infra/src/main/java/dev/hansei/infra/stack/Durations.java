package dev.hansei.infra.stack;

import java.time.Duration;

/** Times as people read them. */
public final class Durations {
  private Durations() {}

  /** Such as "1.4 s", "3 min 20 s", "2 h 5 min", "4 d 3 h". */
  public static String words(Duration duration) {
    if (duration.compareTo(Duration.ofMinutes(1)) < 0) {
      return "%.1f s".formatted(duration.toMillis() / 1000.0);
    }
    if (duration.compareTo(Duration.ofHours(1)) < 0) {
      return "%d min %d s".formatted(duration.toMinutes(), duration.toSecondsPart());
    }
    if (duration.compareTo(Duration.ofDays(1)) < 0) {
      return "%d h %d min".formatted(duration.toHours(), duration.toMinutesPart());
    }
    return "%d d %d h".formatted(duration.toDays(), duration.toHoursPart());
  }
}
