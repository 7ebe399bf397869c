package dev.hansei.api.projects;

import dev.hansei.api.problems.InvalidFieldException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A range of times as a person writes it: days of UTC, both included, or moments, the second one
 * not included.
 */
record AuditRange(Optional<Instant> from, Optional<Instant> until) {
  static AuditRange of(@Nullable String from, @Nullable String to) {
    var first = time("from", from, 0);
    var end = time("to", to, 1);
    if (first.isPresent() && end.isPresent() && !first.get().isBefore(end.get())) {
      throw new InvalidFieldException("to", "'to' lies before 'from'.");
    }
    return new AuditRange(first, end);
  }

  /** A day stands for its begin, so many days later. */
  private static Optional<Instant> time(String field, @Nullable String text, int daysLater) {
    if (text == null || text.isBlank()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          text.contains("T")
              ? Instant.parse(text)
              : LocalDate.parse(text).plusDays(daysLater).atStartOfDay(ZoneOffset.UTC).toInstant());
    } catch (DateTimeException _) {
      throw new InvalidFieldException(
          field, "It is a day, such as 2026-11-30, or a moment, such as 2026-11-30T08:00:00Z.");
    }
  }
}
