package dev.hansei.infra.registry.traces;

import dev.hansei.infra.registry.Transactions;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.traces.TraceId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntConsumer;

/**
 * Erases a trace because somebody wants its words gone: rows, feedback, and its lines in the
 * objects that it shares. A tombstone stays. Repeatable: what was interrupted is finished by the
 * next call.
 */
@Singleton
public final class TraceErasure {
  /** Of one look at a trace; one with more takes several. */
  private static final int SPANS_MAX = 5_000;

  /** A sender that adds faster than this takes away is stopped first. */
  private static final int ROUNDS_MAX = 200;

  /** Objects of this trace, and of others that wait for their sweep. */
  private static final int OBJECTS_MAX = 1_000;

  private final TraceRepository traces;
  private final SpanRepository spans;
  private final TombstoneRepository tombstones;
  private final TraceDeletion deletion;
  private final SpanErasure lines;
  private final EmptiedBatches emptied;
  private final UserHashes users;
  private final Transactions transactions;
  private final Clock clock;

  TraceErasure(
      TraceRepository traces,
      SpanRepository spans,
      TombstoneRepository tombstones,
      TraceDeletion deletion,
      SpanErasure lines,
      EmptiedBatches emptied,
      UserHashes users,
      Transactions transactions,
      Clock clock) {
    this.traces = traces;
    this.spans = spans;
    this.tombstones = tombstones;
    this.deletion = deletion;
    this.lines = lines;
    this.emptied = emptied;
    this.users = users;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Erases it, after {@link #takeOut}.
   *
   * @param places the hash of where its spans lay, for the tombstone
   * @param with what goes in the transaction in which the trace goes; it is told how many do, which
   *     is 0 where it was gone before
   * @return whether there was one
   */
  public boolean erase(ProjectId project, TraceId trace, Sha256 places, IntConsumer with) {
    var keys = List.of(trace.bytes());
    for (int round = 0; round < ROUNDS_MAX; round++) {
      takeOut(project, List.of(trace));
      boolean isOver =
          transactions.write(() -> {
            var rows = traces.lock(project.value(), keys);
            if (!spans.ofTraces(project.value(), keys, 1).isEmpty()) {
              return false;
            }
            deletion.delete(project, rows, clock.instant());
            if (!rows.isEmpty()) {
              tombstones.upsertAll(
                  rows.stream()
                      .map(row -> TraceDeletion.tombstone(row, places, clock.instant()))
                      .toList());
            }
            with.accept(rows.size());
            return true;
          });
      if (isOver) {
        emptied.delete(OBJECTS_MAX);
        return isKnown(project, trace);
      }
    }
    throw new IllegalStateException(
        "trace %s grows faster than it is erased; stop its sender and erase it again"
            .formatted(trace));
  }

  /** Whether there is such a trace, or was. */
  private boolean isKnown(ProjectId project, TraceId trace) {
    return !transactions
        .read(() -> tombstones.all(project.value(), List.of(trace.bytes())))
        .isEmpty();
  }

  /**
   * Takes the lines of these out of their objects, each object written once for all of them.
   *
   * @return the hash of where the spans of each lay
   */
  public SortedMap<TraceId, Sha256> takeOut(ProjectId project, List<TraceId> some) {
    var gone = new TreeMap<Sha256, SortedSet<TraceId>>();
    var hashes = new TreeMap<TraceId, Sha256>();
    for (TraceId trace : some) {
      var places = placesOf(project, trace);
      hashes.put(trace, TraceDeletion.hash(places));
      places.forEach(
          place -> gone.computeIfAbsent(place.batchSha256(), _ -> new TreeSet<>()).add(trace));
    }
    gone.forEach((batch, traces) -> lines.takeOut(project, traces, batch));
    return hashes;
  }

  private List<SpanRow> placesOf(ProjectId project, TraceId trace) {
    return transactions.read(
        () -> spans.ofTraces(project.value(), List.of(trace.bytes()), SPANS_MAX));
  }

  /**
   * The traces of a user, in the order of ids.
   *
   * @param user as senders name them; a trace is its earliest step's user's
   * @param after the last one that is known already; empty for the first
   */
  public List<TraceId> ofUser(ProjectId project, String user, String after, int limit) {
    var hash = users.of(project, user);
    return transactions.read(() -> traces.ofUser(project.value(), hash, after, limit)).stream()
        .map(row -> new TraceId(row.traceId()))
        .toList();
  }
}
