package dev.hansei.infra.registry.traces;

import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.traces.TraceId;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Deletes the rows of traces that are locked, and leaves a tombstone of each. Their lines stay in
 * objects that others need, and go with those; who erases one of the traces meanwhile finds them.
 */
@Singleton
final class TraceDeletion {
  /** Rows of one transaction; a trace with more goes in several. */
  private static final int SPANS_MAX = 5_000;

  private final TraceRepository traces;
  private final SpanRepository spans;
  private final FeedbackRepository feedback;
  private final PendingRepository pending;
  private final TombstoneRepository tombstones;
  private final BatchRepository batches;
  private final Copies copies;

  TraceDeletion(
      TraceRepository traces,
      SpanRepository spans,
      FeedbackRepository feedback,
      PendingRepository pending,
      TombstoneRepository tombstones,
      BatchRepository batches,
      Copies copies) {
    this.traces = traces;
    this.spans = spans;
    this.feedback = feedback;
    this.pending = pending;
    this.tombstones = tombstones;
    this.batches = batches;
    this.copies = copies;
  }

  /**
   * Deletes them; where they have more spans than a transaction takes, as many of those.
   *
   * @return whether the traces are gone
   */
  boolean delete(ProjectId project, List<TraceRow> rows, Instant now) {
    var keys = rows.stream().map(row -> new TraceId(row.traceId()).bytes()).toList();
    if (keys.isEmpty()) {
      return true;
    }
    var gone = spans.ofTraces(project.value(), keys, SPANS_MAX);
    spans.deleteOfTraces(project.value(), keys, SPANS_MAX);
    var perBatch = new TreeMap<Sha256, Integer>();
    gone.forEach(span -> perBatch.merge(span.batchSha256(), 1, Integer::sum));
    perBatch.forEach((batch, count) -> batches.take(project.value(), batch, count));
    copies.leave(project, gone);
    if (gone.size() == SPANS_MAX) {
      return false;
    }
    var placesOf = gone.stream().collect(Collectors.groupingBy(SpanRow::traceId));
    tombstones.upsertAll(
        rows.stream()
            .map(row -> tombstone(row, hash(placesOf.getOrDefault(row.traceId(), List.of())), now))
            .toList());
    pending.deleteOfTraces(project.value(), keys);
    feedback.deleteOfTraces(project.value(), keys);
    copies.nameUsers(project, keys);
    traces.deleteAll(project.value(), keys);
    return true;
  }

  static TombstoneRow tombstone(TraceRow row, Sha256 content, Instant now) {
    return new TombstoneRow(row.projectId(), row.traceId(), content, row.spanCount(), now);
  }

  /** Over the places of spans, in their order. */
  static Sha256 hash(List<SpanRow> places) {
    return Sha256.of(
        places.stream()
            .map(place -> place.batchSha256().hex() + " " + place.line())
            .sorted()
            .collect(Collectors.joining("\n")));
  }
}
