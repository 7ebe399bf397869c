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

  /** Writes what changed, and says that those traces are to be looked at. */
  void save(Collection<TraceFold> folds, Instant now) {
    var rows = folds.stream().filter(TraceFold::isChanged).map(TraceFold::row).toList();
    if (rows.isEmpty()) {
      return;
    }
    traces.overwrite(rows);
    // Feedback on a trace of which no span has come is looked at with the first span.
    var toLookAt =
        rows.stream()
            .filter(row -> row.spanCount() > 0)
            .map(row -> new PendingRow(row.projectId(), row.traceId(), row.revision(), now))
            .toList();
    if (!toLookAt.isEmpty()) {
      pending.upsertAll(toLookAt);
    }
  }

  static List<byte[]> bytes(Collection<TraceId> ids) {
    return ids.stream().map(TraceId::bytes).toList();
  }
}
