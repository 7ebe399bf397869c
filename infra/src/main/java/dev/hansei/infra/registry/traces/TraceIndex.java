package dev.hansei.infra.registry.traces;

import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.traces.TraceId;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The rows of traces under change. Whoever adds to a trace locks its row first, in the order of
 * ids, so that writers of one trace come one after the other.
 */
@Singleton
final class TraceIndex {
  private final TraceRepository traces;
  private final PendingRepository pending;

  TraceIndex(TraceRepository traces, PendingRepository pending) {
    this.traces = traces;
    this.pending = pending;
  }

  /** Locks the traces until the transaction ends; those that are not there yet are made. */
  SortedMap<TraceId, TraceFold> lock(ProjectId project, SortedSet<TraceId> ids, Instant now) {
    traces.insertOrLock(ids.stream().map(id -> TraceRow.blank(project.value(), id, now)).toList());
    var folds = new TreeMap<TraceId, TraceFold>();
    for (TraceRow row : traces.lock(project.value(), bytes(ids))) {
      folds.put(new TraceId(row.traceId()), new TraceFold(row));
    }
    return folds;
  }

  /**
   * Locks those of the traces that are there; the others begin here and are inserted by {@link
   * #save}, where a duplicate key says that somebody else began one meanwhile. Waits only for what
   * is there, in the order of ids, and then only for what is inserted, in the same order; so there
   * is no circle of waiting.
   */
  SortedMap<TraceId, TraceFold> lockOrBegin(
      ProjectId project, SortedSet<TraceId> ids, Instant now) {
    var folds = new TreeMap<TraceId, TraceFold>();
    ids.forEach(id -> folds.put(id, new TraceFold(project.value(), id, now)));
    for (TraceRow row : traces.lock(project.value(), bytes(ids))) {
      folds.put(new TraceId(row.traceId()), new TraceFold(row));
    }
    return folds;
  }

  /** Writes what changed, and says that those traces are to be looked at. */
  void save(Collection<TraceFold> folds, Instant now) {
    var begun = rows(folds, true);
    var grown = rows(folds, false);
    if (!grown.isEmpty()) {
      traces.overwrite(grown);
    }
    if (!begun.isEmpty()) {
      traces.insertAll(begun);
    }
    // Feedback on a trace of which no span has come is looked at with the first span.
    var toLookAt =
        Stream.concat(grown.stream(), begun.stream())
            .filter(row -> row.spanCount() > 0)
            .map(row -> new PendingRow(row.projectId(), row.traceId(), row.revision(), now))
            .toList();
    if (!toLookAt.isEmpty()) {
      pending.upsertAll(toLookAt);
    }
  }

  private static List<TraceRow> rows(Collection<TraceFold> folds, boolean isNew) {
    return folds.stream()
        .filter(fold -> fold.isChanged() && fold.isNew() == isNew)
        .map(TraceFold::row)
        .toList();
  }

  static List<byte[]> bytes(Collection<TraceId> ids) {
    return ids.stream().map(TraceId::bytes).toList();
  }
}
