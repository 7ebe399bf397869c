package dev.hansei.infra.registry.traces;

import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.traces.Span;
import dev.hansei.workflows.traces.TraceId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Writes spans: the batch object, then the places of those that are new. */
@Singleton
final class SpanWriter {
  /** Ids in one IN list; the statement stays small, and so do the locks it waits for. */
  private static final int IDS_MAX = 500;

  private final Batches batches;
  private final BatchRepository batchRows;
  private final SpanRepository spanRows;
  private final TraceIndex index;
  private final Copies copies;
  private final Transactions transactions;
  private final Clock clock;

  SpanWriter(
      Batches batches,
      BatchRepository batchRows,
      SpanRepository spanRows,
      TraceIndex index,
      Copies copies,
      Transactions transactions,
      Clock clock) {
    this.batches = batches;
    this.batchRows = batchRows;
    this.spanRows = spanRows;
    this.index = index;
    this.copies = copies;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Makes the spans of some requests durable: one object, then one transaction.
   *
   * @return what became of each, in their order
   */
  List<Accepted> write(ProjectId project, List<Arrival> arrivals) {
    var placed = place(arrivals);
    var batch = batches.put(arrivals.stream().map(Arrival::lines).toList());
    // Somebody else may begin one of the traces at the same moment: all of it is done again then.
    var isNew = indexed(project, placed, batch);
    if (isNew.isEmpty()) {
      batches.drop(batch);
    }
    return counts(arrivals, isNew);
  }

  /** Where it certainly failed the object goes as well, for no row will ever name it. */
  private BitSet indexed(ProjectId project, List<Placed> placed, ArtifactRef batch) {
    try {
      return transactions.findOrInsert(Optional::empty, () -> index(project, placed, batch));
    } catch (RuntimeException e) {
      boolean isUnknown =
          e instanceof RegistryException refusal
              && refusal.kind() == RegistryException.Kind.UNAVAILABLE;
      if (!isUnknown) {
        drop(batch, e);
      }
      throw e;
    }
  }

  private void drop(ArtifactRef batch, RuntimeException why) {
    try {
      batches.drop(batch);
    } catch (RuntimeException e) {
      why.addSuppressed(e);
    }
  }

  private static List<Placed> place(List<Arrival> arrivals) {
    var placed = new ArrayList<Placed>();
    for (Arrival arrival : arrivals) {
      for (Span span : arrival.spans()) {
        placed.add(new Placed(span, placed.size()));
      }
    }
    return placed;
  }

  private static List<Accepted> counts(List<Arrival> arrivals, BitSet isNew) {
    var counts = new ArrayList<Accepted>();
    int from = 0;
    for (Arrival arrival : arrivals) {
      int to = from + arrival.spans().size();
      int fresh = isNew.get(from, to).cardinality();
      counts.add(new Accepted(fresh, to - from - fresh));
      from = to;
    }
    return counts;
  }

  /** The lines that hold spans which were not known. */
  private BitSet index(ProjectId project, List<Placed> spans, ArtifactRef batch) {
    var now = clock.instant();
    var byTrace = new TreeMap<TraceId, List<Placed>>();
    for (Placed placed : spans) {
      byTrace.computeIfAbsent(placed.span().traceId(), id -> new ArrayList<>()).add(placed);
    }
    var isNew = new BitSet();
    var rows = new ArrayList<SpanRow>();
    var again = new TreeSet<TraceId>();
    var ids = new ArrayList<>(byTrace.keySet());
    for (int from = 0; from < ids.size(); from += IDS_MAX) {
      var some = new TreeSet<>(ids.subList(from, Math.min(from + IDS_MAX, ids.size())));
      var folds = index.lockOrBegin(project, some, now);
      var known = known(project, spansOf(folds), byTrace);
      for (var fold : folds.entrySet()) {
        for (Placed placed : byTrace.getOrDefault(fold.getKey(), List.of())) {
          if (known.add(key(placed.span()))) {
            fold.getValue().add(placed.span());
            isNew.set(placed.line());
            rows.add(row(project, batch, placed));
          } else {
            again.add(fold.getKey());
          }
        }
      }
      index.save(folds.values(), now);
    }
    if (!rows.isEmpty()) {
      batchRows.insert(
          new BatchRow(
              project.value(), batch.sha256(), batch.sizeBytes(), spans.size(), rows.size(), now));
      spanRows.insertAll(rows);
      copies.sentAgain(project, unnamed(again, rows), batch.sha256());
    }
    return isNew;
  }

  /** Those of the traces that no row of the object names. */
  private static SortedSet<TraceId> unnamed(SortedSet<TraceId> traces, List<SpanRow> rows) {
    var unnamed = new TreeSet<>(traces);
    rows.forEach(row -> unnamed.remove(new TraceId(row.traceId())));
    return unnamed;
  }

  /** Only these can hold a span already. */
  private static List<TraceId> spansOf(Map<TraceId, TraceFold> folds) {
    return folds.entrySet().stream()
        .filter(fold -> fold.getValue().hasSpans())
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Read after the traces' rows are locked, so nobody adds to them meanwhile. */
  private Set<String> known(
      ProjectId project, Collection<TraceId> ids, Map<TraceId, List<Placed>> byTrace) {
    var spanIds =
        ids.stream()
            .flatMap(id -> byTrace.getOrDefault(id, List.of()).stream())
            .map(placed -> placed.span().spanId())
            .distinct()
            .toList();
    var known = new HashSet<String>();
    for (int from = 0; from < spanIds.size(); from += IDS_MAX) {
      var some =
          spanIds.subList(from, Math.min(from + IDS_MAX, spanIds.size())).stream()
              .map(HexFormat.of()::parseHex)
              .toList();
      spanRows
          .among(project.value(), TraceIndex.bytes(ids), some)
          .forEach(row -> known.add(row.traceId() + row.spanId()));
    }
    return known;
  }

  private static String key(Span span) {
    return span.traceId().hex() + span.spanId();
  }

  private static SpanRow row(ProjectId project, ArtifactRef batch, Placed placed) {
    var span = placed.span();
    return new SpanRow(
        project.value(),
        LocalDate.ofInstant(span.startedAt(), ZoneOffset.UTC),
        span.traceId().hex(),
        span.spanId(),
        batch.sha256(),
        placed.line());
  }

  /** A span and its line in the batch. */
  private record Placed(Span span, int line) {}
}
