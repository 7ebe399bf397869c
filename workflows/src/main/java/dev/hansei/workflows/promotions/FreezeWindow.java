package dev.hansei.workflows.promotions;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Objects;

/**
 * A time in which nothing goes forward in production, in local time of a zone. What that is in
 * instants says {@link FreezePolicy}, outside of workflow code: zone rules differ between machines.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = FreezeWindow.Once.class, name = "once"),
  @JsonSubTypes.Type(value = FreezeWindow.Weekly.class, name = "weekly")
})
public sealed interface FreezeWindow {
  /** Room for "Golden Week 2027"; it stands on a button and in the audit log. */
  int NAME_CHARS_MAX = 80;

  /** Such as "year's end". */
  String name();

  /** Whose clocks the times are read on. */
  ZoneId zone();

  /**
   * Once, from {@code from} until {@code to}, which is no part of it.
   *
   * @param to after {@code from}
   */
  record Once(String name, ZoneId zone, LocalDateTime from, LocalDateTime to)
      implements FreezeWindow {
    public Once {
      checkName(name);
      Objects.requireNonNull(zone, "zone is null");
      Objects.requireNonNull(from, "from is null");
      Objects.requireNonNull(to, "to is null");
      if (!from.isBefore(to)) {
        throw new IllegalArgumentException("freeze '%s' ends before it begins".formatted(name));
      }
    }
  }

  /** Each week, from a day's time until a day's time; over Sunday where the end comes first. */
  record Weekly(
      String name,
      ZoneId zone,
      DayOfWeek fromDay,
      LocalTime fromTime,
      DayOfWeek toDay,
      LocalTime toTime)
      implements FreezeWindow {
    public Weekly {
      checkName(name);
      Objects.requireNonNull(zone, "zone is null");
      Objects.requireNonNull(fromDay, "fromDay is null");
      Objects.requireNonNull(fromTime, "fromTime is null");
      Objects.requireNonNull(toDay, "toDay is null");
      Objects.requireNonNull(toTime, "toTime is null");
      if (fromDay == toDay && fromTime.equals(toTime)) {
        throw new IllegalArgumentException("freeze '%s' would never end".formatted(name));
      }
    }

    /** From its first day to its last, 0 to 7. */
    int days() {
      int days = Math.floorMod(toDay.getValue() - fromDay.getValue(), DayOfWeek.values().length);
      return days == 0 && !fromTime.isBefore(toTime) ? DayOfWeek.values().length : days;
    }
  }

  private static void checkName(String name) {
    if (name.isBlank() || name.length() > NAME_CHARS_MAX) {
      throw new IllegalArgumentException("a freeze's name has 1 to 80 characters");
    }
  }
}
