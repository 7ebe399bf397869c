package dev.hansei.api.pages;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How times are written: relative for reading, absolute (UTC) for knowing. */
public final class Times {
  private static final DateTimeFormatter ABSOLUTE =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  /** Beyond a month "37 days ago" says less than the date. */
  private static final int RELATIVE_DAYS_MAX = 30;

  private Times() {}

  /** As {@code just now}, {@code 4 min ago}, {@code in 3 h}, {@code 2 d ago}, or the date. */
  public static String relative(Instant at, Instant now) {
    Duration distance = Duration.between(at, now).abs();
    if (distance.toSeconds() < 10) {
      return "just now";
    }
    if (distance.toDays() > RELATIVE_DAYS_MAX) {
      return DAY.format(at);
    }
    return at.isAfter(now) ? "in " + length(distance) : length(distance) + " ago";
  }

  /** As {@code 14 Nov 2026, 09:30:12 UTC}. */
  public static String absolute(Instant at) {
    return ABSOLUTE.format(at);
  }

  /** One unit, rounded down: {@code 45 s}, {@code 4 min}, {@code 3 h}, {@code 2 d}. */
  public static String length(Duration duration) {
    if (duration.toSeconds() < 60) {
      return duration.toSeconds() + " s";
    }
    if (duration.toMinutes() < 60) {
      return duration.toMinutes() + " min";
    }
    return duration.toHours() < 24 ? duration.toHours() + " h" : duration.toDays() + " d";
  }
}
