package dev.hansei.api.failures;

import dev.hansei.api.bodies.Rules;
import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.workflows.failures.TimeRange;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads a range of traces' starts. */
final class Ranges {
  private Ranges() {}

  static TimeRange of(@Nullable Instant from, @Nullable Instant before) {
    Instant first = Rules.needed("from", from);
    Instant end = Rules.needed("before", before);
    if (!first.isBefore(end)) {
      throw new InvalidFieldException("before", "'before' lies after 'from'.");
    }
    return new TimeRange(first, end);
  }
}
