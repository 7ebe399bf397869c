package dev.hansei.infra.registry.traces;

import dev.hansei.infra.registry.Transactions;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** The traces of one prompt in the order in which they started, for who follows them. */
@Singleton
public final class PromptTraces {
  private final PromptTraceRepository rows;
  private final Transactions transactions;

  PromptTraces(PromptTraceRepository rows, Transactions transactions) {
    this.rows = rows;
    this.transactions = transactions;
  }

  /**
   * A place in that order.
   *
   * @param startedAt of the trace before; or where to begin
   * @param traceId of the trace before, in hex; empty at the beginning
   */
  public record Place(Instant startedAt, String traceId) {
    public Place {
      Objects.requireNonNull(startedAt, "startedAt is null");
      Objects.requireNonNull(traceId, "traceId is null");
    }

    /** Where to begin: with traces that started at this moment or later. */
    public static Place from(Instant start) {
      return new Place(start, "");
    }

    /** Behind a trace. */
    public static Place after(TraceSummary trace) {
      return new Place(trace.startedAt(), trace.id().hex());
    }
  }

  /**
   * Traces with spans, those first that started first.
   *
   * @param promptName in the sender's words
   * @param before only those that started before
   */
  public List<TraceSummary> page(
      ProjectId project, String promptName, Place place, Instant before, int limit) {
    return transactions
        .read(() -> rows.page(project.value(), promptName, place, before, limit))
        .stream()
        .map(TraceRow::summary)
        .toList();
  }
}
