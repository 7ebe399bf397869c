package dev.hansei.workflows.promotions;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether a moment lies in a freeze. Pure but for the zone rules of the machine, which a replay
 * elsewhere need not share: to be asked in the registry's transaction, never in workflow code.
 *
 * <p>When clocks change, a freeze never shrinks: what begins at a time that is there twice begins
 * the first time, what ends at such a time ends the second time; what begins in a gap begins at the
 * jump, and what ends in a gap ends as long after the jump as the clock was to run on.
 */
public final class FreezePolicy {
  /** A week's window that began on this many days back may still hold. */
  private static final int DAYS_BACK = 8;

  private FreezePolicy() {}

  /** The freeze that holds, and until when; {@code until} is no part of it. */
  public record Frozen(String name, Instant until) {}

  /** What holds at a moment; of several the one that ends last. */
  public static Optional<Frozen> at(List<FreezeWindow> windows, Instant now) {
    return windows.stream()
        .flatMap(window -> end(window, now).map(end -> new Frozen(window.name(), end)).stream())
        .max(Comparator.comparing(Frozen::until).thenComparing(Frozen::name));
  }

  private static Optional<Instant> end(FreezeWindow window, Instant now) {
    return switch (window) {
      case FreezeWindow.Once once -> end(span(once.zone(), once.from(), once.to()), now);
      case FreezeWindow.Weekly weekly ->
          spans(weekly, now)
              .flatMap(span -> end(span, now).stream())
              .max(Comparator.naturalOrder());
    };
  }

  private static Optional<Instant> end(Span span, Instant now) {
    boolean holds = !now.isBefore(span.begin()) && now.isBefore(span.end());
    return holds ? Optional.of(span.end()) : Optional.empty();
  }

  private static Stream<Span> spans(FreezeWindow.Weekly weekly, Instant now) {
    // A day more on either side: the jump of a zone over the date line is a whole day.
    LocalDate today = LocalDate.ofInstant(now, weekly.zone()).plusDays(1);
    return Stream.iterate(today, day -> day.minusDays(1))
        .limit(DAYS_BACK + 2L)
        .filter(day -> day.getDayOfWeek() == weekly.fromDay())
        .map(day ->
            span(
                weekly.zone(),
                day.atTime(weekly.fromTime()),
                day.plusDays(weekly.days()).atTime(weekly.toTime())));
  }

  private record Span(Instant begin, Instant end) {}

  private static Span span(ZoneId zone, LocalDateTime from, LocalDateTime to) {
    ZoneRules rules = zone.getRules();
    return new Span(begin(rules, from), end(rules, to));
  }

  private static Instant begin(ZoneRules rules, LocalDateTime local) {
    ZoneOffsetTransition change = rules.getTransition(local);
    if (change == null) {
      return local.toInstant(rules.getOffset(local));
    }
    return change.isGap() ? change.getInstant() : local.toInstant(change.getOffsetBefore());
  }

  private static Instant end(ZoneRules rules, LocalDateTime local) {
    ZoneOffsetTransition change = rules.getTransition(local);
    if (change == null) {
      return local.toInstant(rules.getOffset(local));
    }
    return local.toInstant(change.isGap() ? change.getOffsetBefore() : change.getOffsetAfter());
  }
}
