package dev.hansei.infra.registry.traces;

import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Looks for traces as a person does. However many a project has, one page reads a bounded number of
 * them and says how far back it looked.
 */
@Singleton
public final class TraceSearch {
  /** Spans are timed in nanoseconds since 1970 without a sign; this is after the last of them. */
  private static final Instant END = Instant.parse("9000-01-01T00:00:00Z");

  private static final String AFTER_ALL = "ff".repeat(16);

  private final TraceSearchRepository rows;
  private final StartRepository starts;
  private final Transactions transactions;

  TraceSearch(TraceSearchRepository rows, StartRepository starts, Transactions transactions) {
    this.rows = rows;
    this.starts = starts;
    this.transactions = transactions;
  }

  /**
   * What was found.
   *
   * @param lookedTo how far back was looked; empty where to the end of what was asked for, or where
   *     the page is full
   * @param next the cursor of what comes after
   */
  public record Found(
      List<TraceSummary> traces, Optional<Instant> lookedTo, Optional<String> next) {
    public Found {
      traces = List.copyOf(traces);
    }
  }

  /** After this trace, by its start and id. */
  record Place(Instant startedAt, String traceId) {
    String cursor() {
      return startedAt + "_" + traceId;
    }

    /** Before all that started at that moment. */
    static Place before(Instant moment) {
      return new Place(moment.minus(1, ChronoUnit.MICROS), AFTER_ALL);
    }

    /** Whether a list shows it later, newest first. */
    boolean isBehind(Place other) {
      int order = startedAt.compareTo(other.startedAt);
      return order < 0 || (order == 0 && traceId.compareTo(other.traceId) < 0);
    }

    static Place of(String cursor) {
      int end = cursor.indexOf('_');
      try {
        String id = cursor.substring(end + 1);
        if (end < 0 || !id.matches("[0-9a-f]{32}")) {
          throw unknown(cursor);
        }
        return new Place(Instant.parse(cursor.substring(0, end)), id);
      } catch (DateTimeException e) {
        throw unknown(cursor);
      }
    }

    private static RegistryException unknown(String cursor) {
      return new RegistryException(
          RegistryException.Kind.INVALID,
          "cursor-unknown",
          "'%s' is no cursor of this list; pass on the one that the page before gave."
              .formatted(cursor));
    }
  }

  /**
   * Traces that fit, newest first by their start.
   *
   * @throws RegistryException INVALID {@code cursor-unknown}
   */
  public Found page(ProjectId project, TraceLook look, PageRequest request) {
    Instant from = look.from().orElse(Instant.EPOCH);
    Place place = begin(look, request.after().map(Place::of));
    return transactions.read(() -> {
      Optional<Instant> edge =
          look.readMost().isPresent()
              ? starts
                  .further(project.value(), from, place.startedAt(), look.readMost().getAsInt())
                  .map(StartRow::startedAt)
              : Optional.empty();
      List<TraceRow> found =
          rows.matching(
              project.value(), LookQuery.of(look, place, edge.orElse(from)), request.fetch());
      return found(found, edge, request);
    });
  }

  /** Where a look begins: behind a place, but not before its own last moment. */
  static Place begin(TraceLook look, Optional<Place> after) {
    Place place = after.orElse(new Place(END, AFTER_ALL));
    Instant until = look.before().map(it -> it.minus(1, ChronoUnit.MICROS)).orElse(END);
    return until.isBefore(place.startedAt()) ? new Place(until, AFTER_ALL) : place;
  }

  private static Found found(List<TraceRow> found, Optional<Instant> edge, PageRequest request) {
    boolean more = found.size() > request.limit();
    List<TraceRow> kept = more ? found.subList(0, request.limit()) : found;
    List<TraceSummary> traces = kept.stream().map(TraceRow::summary).toList();
    if (more) {
      TraceRow last = kept.getLast();
      Instant at = last.summary().startedAt();
      return new Found(
          traces, Optional.empty(), Optional.of(new Place(at, last.traceId()).cursor()));
    }
    return new Found(traces, edge, edge.map(at -> Place.before(at).cursor()));
  }
}
