package dev.hansei.infra.registry.traces;

import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.traces.TraceId;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Keeps account of lines that lie in an object without a row that names them, so that erasure finds
 * them. Call it in the transaction that makes them so, last, while the traces are locked.
 */
@Singleton
final class Copies {
  private final CopyRepository rows;
  private final BatchRepository batches;

  Copies(CopyRepository rows, BatchRepository batches) {
    this.rows = rows;
    this.batches = batches;
  }

  /**
   * Spans of these traces were known already when they came again in an object, which stays for
   * others.
   */
  void sentAgain(ProjectId project, SortedSet<TraceId> traces, Sha256 batch) {
    if (!traces.isEmpty()) {
      rows.insertOrKeep(traces.stream().map(trace -> row(project, trace.hex(), batch)).toList());
    }
  }

  /**
   * The rows of these spans have gone, and the objects' counts are less by them. Where others'
   * spans keep an object, the lines stay there; so many wait for the last of their neighbours.
   */
  void leave(ProjectId project, Collection<SpanRow> gone) {
    if (gone.isEmpty()) {
      return;
    }
    var tracesOf = new TreeMap<Sha256, SortedSet<String>>();
    for (SpanRow span : gone) {
      tracesOf.computeIfAbsent(span.batchSha256(), _ -> new TreeSet<>()).add(span.traceId());
    }
    // Their counts are locked: none of the others is emptied and deleted before these are written.
    emptied(project, tracesOf.keySet()).forEach(tracesOf::remove);
    var left =
        tracesOf.entrySet().stream()
            .flatMap(one -> one.getValue().stream().map(trace -> row(project, trace, one.getKey())))
            .toList();
    if (!left.isEmpty()) {
      rows.insertOrKeep(left);
    }
  }

  private Collection<Sha256> emptied(ProjectId project, Collection<Sha256> some) {
    var keys = some.stream().map(Sha256::bytes).toList();
    return batches.emptiedAmong(project.value(), keys).stream()
        .map(BatchRow::sha256)
        .collect(Collectors.toSet());
  }

  /** The traces go, and with them what tells whose they were; an erasure of the user asks here. */
  void nameUsers(ProjectId project, List<byte[]> traces) {
    rows.nameUsers(project.value(), traces);
  }

  private static CopyRow row(ProjectId project, String trace, Sha256 batch) {
    return new CopyRow(project.value(), trace, batch, "");
  }
}
