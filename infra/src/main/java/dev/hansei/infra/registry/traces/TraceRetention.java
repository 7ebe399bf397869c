package dev.hansei.infra.registry.traces;

import dev.hansei.infra.objects.ObjectStore;
import dev.hansei.infra.registry.Expiring;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.traces.TraceId;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Takes away traces that a project has kept long enough: when both their start and their arrival
 * are so long ago, so that old logs which were imported today stay as long as today's. Rows first,
 * in bounded transactions; then each batch object of which no span is left. A tombstone stays, so
 * that lineage knows that there was a trace. Of a trace that takes several rounds the tombstone has
 * the hash of the last one's spans.
 */
@Singleton
public final class TraceRetention implements Expiring {
  /** Rows of one transaction; a trace with more goes in several. */
  private static final int SPANS_MAX = 5_000;

  /** More projects than people make; the next round has the same ones, so it is not a page. */
  private static final int PROJECTS_MAX = 10_000;

  private final TraceRepository traces;
  private final SpanRepository spans;
  private final FeedbackRepository feedback;
  private final PendingRepository pending;
  private final TombstoneRepository tombstones;
  private final BatchRepository batches;
  private final TraceSettingsRepository settings;
  private final TraceStoreSettings installation;
  private final ObjectStore objects;
  private final Transactions transactions;

  TraceRetention(
      TraceRepository traces,
      SpanRepository spans,
      FeedbackRepository feedback,
      PendingRepository pending,
      TombstoneRepository tombstones,
      BatchRepository batches,
      TraceSettingsRepository settings,
      TraceStoreSettings installation,
      ObjectStore objects,
      Transactions transactions) {
    this.traces = traces;
    this.spans = spans;
    this.feedback = feedback;
    this.pending = pending;
    this.tombstones = tombstones;
    this.batches = batches;
    this.settings = settings;
    this.installation = installation;
    this.objects = objects;
    this.transactions = transactions;
  }

  @Override
  public String what() {
    return "traces and their batches";
  }

  @Override
  public int deleteExpired(Instant now, int limit) {
    int found = 0;
    for (var one : transactions.read(() -> settings.ofAllProjects(now, PROJECTS_MAX))) {
      var days = days(one.settings());
      if (days.isPresent() && found < limit) {
        var cutoff = now.minus(Duration.ofDays(days.get()));
        found += expire(new ProjectId(one.projectId()), cutoff, now, limit - found);
      }
    }
    // A limit of its own, or a backlog of traces would let no object go.
    return found + deleteEmptied(limit);
  }

  /** The project's own, but no more than the installation's. */
  private Optional<Integer> days(TraceSettings project) {
    var most =
        installation.daysMax() == 0
            ? Optional.<Integer>empty()
            : Optional.of(installation.daysMax());
    return Stream.concat(project.retentionDays().stream(), most.stream()).min(Integer::compare);
  }

  private int expire(ProjectId project, Instant cutoff, Instant now, int limit) {
    return transactions.write(() -> {
      var ids =
          traces.startedBefore(project.value(), cutoff, limit).stream()
              .map(row -> new TraceId(row.traceId()))
              .toList();
      if (!ids.isEmpty()) {
        // Nothing is added to them until this transaction ends.
        var rows = traces.lock(project.value(), TraceIndex.bytes(ids));
        delete(project, rows, now);
      }
      return ids.size();
    });
  }

  private void delete(ProjectId project, List<TraceRow> rows, Instant now) {
    var keys = rows.stream().map(row -> new TraceId(row.traceId()).bytes()).toList();
    if (keys.isEmpty()) {
      return;
    }
    var gone = spans.ofTraces(project.value(), keys, SPANS_MAX);
    spans.deleteOfTraces(project.value(), keys, SPANS_MAX);
    var perBatch = new TreeMap<Sha256, Integer>();
    gone.forEach(span -> perBatch.merge(span.batchSha256(), 1, Integer::sum));
    perBatch.forEach((batch, count) -> batches.take(project.value(), batch, count));
    if (gone.size() == SPANS_MAX) {
      return;
    }
    var placesOf = gone.stream().collect(Collectors.groupingBy(SpanRow::traceId));
    tombstones.upsertAll(
        rows.stream()
            .map(row -> tombstone(row, placesOf.getOrDefault(row.traceId(), List.of()), now))
            .toList());
    pending.deleteOfTraces(project.value(), keys);
    feedback.deleteOfTraces(project.value(), keys);
    traces.deleteAll(project.value(), keys);
  }

  private static TombstoneRow tombstone(TraceRow row, List<SpanRow> places, Instant now) {
    var hash =
        places.stream()
            .map(place -> place.batchSha256().hex() + " " + place.line())
            .sorted()
            .collect(Collectors.joining("\n"));
    return new TombstoneRow(row.projectId(), row.traceId(), Sha256.of(hash), row.spanCount(), now);
  }

  /**
   * The object first: a row that is still there is found again. Each object has one writer and is
   * named by nothing else; those of older versions may be named by another project.
   */
  private int deleteEmptied(int limit) {
    var emptied = transactions.read(() -> batches.emptied(limit));
    for (BatchRow batch : emptied) {
      if (transactions.read(() -> batches.countNaming(batch.sha256())) == 1) {
        objects.delete(batch.sha256());
      }
      transactions.run(() -> batches.delete(batch.projectId(), batch.sha256()));
    }
    return emptied.size();
  }
}
