package dev.hansei.infra.registry.traces;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.objects.MissingObjectException;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.traces.Feedback;
import dev.hansei.workflows.traces.Span;
import dev.hansei.workflows.traces.Trace;
import dev.hansei.workflows.traces.TraceId;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Puts traces together from their rows and batch objects; each object is fetched once. */
@Singleton
final class TraceReader {
  /** More traces than a page of anything. */
  private static final int TRACES_MAX = 200;

  /** A trace of more spans than this shows the first ones; nobody reads on. */
  private static final int SPANS_MAX = 50_000;

  /** With their texts some fifty megabytes. */
  private static final int SPANS_AT_ONCE = 5_000;

  private final TraceRepository traces;
  private final SpanRepository spans;
  private final FeedbackRepository feedback;
  private final Batches batches;
  private final CanonicalJson json;
  private final Transactions transactions;

  TraceReader(
      TraceRepository traces,
      SpanRepository spans,
      FeedbackRepository feedback,
      Batches batches,
      CanonicalJson json,
      Transactions transactions) {
    this.traces = traces;
    this.spans = spans;
    this.feedback = feedback;
    this.batches = batches;
    this.json = json;
    this.transactions = transactions;
  }

  List<Trace> read(ProjectId project, List<TraceId> ids) {
    if (ids.size() > TRACES_MAX) {
      throw new IllegalArgumentException("at most 200 traces at once: " + ids.size());
    }
    if (ids.isEmpty()) {
      return List.of();
    }
    try {
      return readOnce(project, ids);
    } catch (MissingObjectException _) {
      // Retention took them between the rows and the objects; the rows know that by now.
      return readOnce(project, ids);
    }
  }

  private List<Trace> readOnce(ProjectId project, List<TraceId> ids) {
    var keys = TraceIndex.bytes(ids);
    var rows =
        transactions.read(() ->
            new Rows(
                traces.all(project.value(), keys),
                spans.ofTraces(project.value(), keys, SPANS_MAX),
                feedback.ofTraces(project.value(), keys)));
    if (rows.spans().size() == SPANS_MAX && ids.size() > 1) {
      // One of them has taken the places of others, which would look as if they had no spans.
      return halves(project, ids);
    }
    return assemble(rows);
  }

  private List<Trace> halves(ProjectId project, List<TraceId> ids) {
    var sorted = ids.stream().sorted().distinct().toList();
    int middle = sorted.size() / 2;
    var all = new ArrayList<>(read(project, sorted.subList(0, middle)));
    all.addAll(read(project, sorted.subList(middle, sorted.size())));
    return all;
  }

  /**
   * The traces in parts that fit into memory whole, by how many spans each has; a larger one is a
   * part of its own. Those that are not there are left out.
   */
  List<List<TraceId>> parts(ProjectId project, List<TraceId> ids) {
    var parts = new ArrayList<List<TraceId>>();
    long spanCount = 0;
    for (TraceRow row : rows(project, ids)) {
      spanCount += row.spanCount();
      boolean isFull =
          parts.isEmpty() || spanCount > SPANS_AT_ONCE || parts.getLast().size() == TRACES_MAX;
      if (isFull) {
        parts.add(new ArrayList<>());
        spanCount = row.spanCount();
      }
      parts.getLast().add(new TraceId(row.traceId()));
    }
    return parts;
  }

  private List<TraceRow> rows(ProjectId project, List<TraceId> ids) {
    return ids.isEmpty()
        ? List.of()
        : transactions.read(() -> traces.all(project.value(), TraceIndex.bytes(ids)));
  }

  private List<Trace> assemble(Rows rows) {
    var spansOf = load(rows.spans());
    var feedbackOf = new TreeMap<String, List<Feedback>>();
    for (FeedbackRow row : rows.feedback()) {
      feedbackOf.computeIfAbsent(row.traceId(), id -> new ArrayList<>()).add(row.feedback(json));
    }
    return rows.traces().stream()
        .map(row ->
            new Trace(
                new TraceId(row.traceId()),
                spansOf.getOrDefault(row.traceId(), List.of()),
                feedbackOf.getOrDefault(row.traceId(), List.of()),
                row.receivedAt()))
        .toList();
  }

  private Map<String, List<Span>> load(List<SpanRow> rows) {
    var linesOf = new TreeMap<Sha256, TreeSet<Integer>>();
    for (SpanRow row : rows) {
      linesOf.computeIfAbsent(row.batchSha256(), batch -> new TreeSet<>()).add(row.line());
    }
    var spansOf = new TreeMap<String, List<Span>>();
    for (var lines : linesOf.entrySet()) {
      for (Span span : batches.read(lines.getKey(), lines.getValue()).values()) {
        spansOf.computeIfAbsent(span.traceId().hex(), id -> new ArrayList<>()).add(span);
      }
    }
    return spansOf;
  }

  private record Rows(List<TraceRow> traces, List<SpanRow> spans, List<FeedbackRow> feedback) {}
}
