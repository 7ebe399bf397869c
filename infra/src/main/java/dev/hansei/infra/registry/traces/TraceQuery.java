package dev.hansei.infra.registry.traces;

import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.traces.TraceSummary.Thumbs;
import dev.hansei.workflows.traces.Span;
import dev.hansei.workflows.traces.TraceId;
import io.micronaut.core.annotation.Introspected;
import java.time.DateTimeException;
import java.time.Instant;

/**
 * A {@link TraceFilter} and a place in the list, as the statement takes them. The place is the
 * trace that the page before ended with: its start and its id. An empty text does not filter.
 */
@Introspected
record TraceQuery(
    Instant startedFrom,
    Instant startedTo,
    String beforeTrace,
    String status,
    String thumbs,
    String promptName,
    String promptVersion) {
  /** Spans are timed in nanoseconds since 1970 without a sign; this is after the last of them. */
  private static final Instant END = Instant.parse("9000-01-01T00:00:00Z");

  private static final String AFTER_ALL = "ff".repeat(16);

  static TraceQuery of(TraceFilter filter, PageRequest request) {
    var place = request.after().map(Place::of).orElse(new Place(END, AFTER_ALL));
    var until = filter.startedBefore().orElse(END);
    boolean whole = until.isBefore(place.startedAt());
    return new TraceQuery(
        filter.startedFrom().orElse(Instant.EPOCH),
        whole ? until : place.startedAt(),
        whole ? AFTER_ALL : place.traceId(),
        filter.status().map(Span.Status::name).orElse(""),
        filter.thumbs().map(Thumbs::name).orElse(""),
        filter.promptName().orElse(""),
        filter.promptVersion().orElse(""));
  }

  /** The cursor that names a trace's place. */
  static String cursor(TraceRow row) {
    return row.startedAt() + "_" + row.traceId();
  }

  private record Place(Instant startedAt, String traceId) {
    static Place of(String cursor) {
      int end = cursor.indexOf('_');
      try {
        return new Place(
            Instant.parse(cursor.substring(0, Math.max(end, 0))),
            new TraceId(cursor.substring(end + 1)).hex());
      } catch (DateTimeException | IllegalArgumentException e) {
        throw new RegistryException(
            RegistryException.Kind.INVALID,
            "cursor-unknown",
            "'%s' is no cursor of this list; pass on the one that the page before gave."
                .formatted(cursor));
      }
    }
  }
}
