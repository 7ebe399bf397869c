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
    var keys = TraceIndex.bytes(ids);
    try {
      return assemble(rows(project, keys));
    } catch (MissingObjectException _) {
      // Retention takes rows before their object: what it took since they were read is gone by now.
      return assemble(rows(project, keys));
    }
  }

  private Rows rows(ProjectId project, List<byte[]> keys) {
    return transactions.read(() ->
        new Rows(
            traces.all(project.value(), keys),
            spans.ofTraces(project.value(), keys, SPANS_MAX),
            feedback.ofTraces(project.value(), keys)));
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
