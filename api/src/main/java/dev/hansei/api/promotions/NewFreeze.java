package dev.hansei.api.promotions;

import dev.hansei.api.bodies.Rules;
import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.workflows.promotions.FreezeWindow;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Locale;

/**
 * A time in which nothing goes forward in production, as people write it.
 *
 * @param zone such as Europe/Berlin
 * @param from 2027-12-20T18:00 for once, or friday 16:00 for each week
 * @param to of the same kind; no part of it
 */
public record NewFreeze(String name, String zone, String from, String to) {
  private static final int WORD_CHARS_MAX = 60;

  public NewFreeze {
    Rules.text("freezes.name", name, FreezeWindow.NAME_CHARS_MAX);
    Rules.text("freezes.zone", zone, WORD_CHARS_MAX);
    Rules.text("freezes.from", from, WORD_CHARS_MAX);
    Rules.text("freezes.to", to, WORD_CHARS_MAX);
  }

  FreezeWindow window() {
    if (name.chars().anyMatch(c -> c == ';' || Character.isISOControl(c))) {
      throw new InvalidFieldException(
          "freezes", "A freeze's name has no ';' and no line break: on the page they end it.");
    }
    try {
      ZoneId where = ZoneId.of(zone.strip());
      return isWeekly(from) ? weekly(where) : once(where);
    } catch (DateTimeException e) {
      throw new InvalidFieldException(
          "freezes",
          "'%s': a zone is such as Europe/Berlin; times are 2027-12-20T18:00 for once, or friday"
                  .formatted(name)
              + " 16:00 for each week, both of the same kind.");
    } catch (IllegalArgumentException e) {
      throw new InvalidFieldException("freezes", String.valueOf(e.getMessage()));
    }
  }

  private static boolean isWeekly(String text) {
    return Character.isLetter(text.strip().charAt(0));
  }

  private FreezeWindow once(ZoneId where) {
    return new FreezeWindow.Once(
        name, where, LocalDateTime.parse(from.strip()), LocalDateTime.parse(to.strip()));
  }

  private FreezeWindow weekly(ZoneId where) {
    return new FreezeWindow.Weekly(name, where, day(from), time(from), day(to), time(to));
  }

  private static DayOfWeek day(String text) {
    String word = text.strip().split("\\s+", 2)[0].toUpperCase(Locale.ROOT);
    for (DayOfWeek day : DayOfWeek.values()) {
      if (day.name().equals(word)) {
        return day;
      }
    }
    throw new DateTimeException("no day: " + word);
  }

  private static LocalTime time(String text) {
    String[] parts = text.strip().split("\\s+", 2);
    if (parts.length < 2) {
      throw new DateTimeException("no time of day: " + text);
    }
    return LocalTime.parse(parts[1]);
  }

  /** The window as people would write it. */
  static NewFreeze from(FreezeWindow window) {
    return switch (window) {
      case FreezeWindow.Once(String name, ZoneId zone, LocalDateTime from, LocalDateTime to) ->
          new NewFreeze(name, zone.getId(), from.toString(), to.toString());
      case FreezeWindow.Weekly weekly ->
          new NewFreeze(
              weekly.name(),
              weekly.zone().getId(),
              words(weekly.fromDay(), weekly.fromTime()),
              words(weekly.toDay(), weekly.toTime()));
    };
  }

  private static String words(DayOfWeek day, LocalTime time) {
    return "%s %s".formatted(day.name().toLowerCase(Locale.ROOT), time);
  }
}
