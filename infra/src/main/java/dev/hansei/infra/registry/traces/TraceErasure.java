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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Erases a trace because somebody wants its words gone: rows, feedback, and its lines in every
 * object, also where spans were sent again and where retention left them. A tombstone stays.
 * Repeatable: what was interrupted is finished by the next call.
 */
@Singleton
public final class TraceErasure {
  /** Of one look at a trace, and objects with copies; one with more takes several. */
  private static final int SPANS_MAX = 5_000;

  /** A sender that adds faster than this takes away is stopped first. */
  private static final int ROUNDS_MAX = 200;

  /** Objects of this trace, and of others that wait for their sweep. */
  private static final int OBJECTS_MAX = 1_000;

  private final TraceRepository traces;
  private final SpanRepository spans;
  private final CopyRepository copies;
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
      CopyRepository copies,
      TombstoneRepository tombstones,
      TraceDeletion deletion,
      SpanErasure lines,
      EmptiedBatches emptied,
      UserHashes users,
      Transactions transactions,
      Clock clock) {
    this.traces = traces;
    this.spans = spans;
    this.copies = copies;
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
            if (isLeft(project, keys)) {
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

  private boolean isLeft(ProjectId project, List<byte[]> keys) {
    return !spans.ofTraces(project.value(), keys, 1).isEmpty()
        || !copies.ofTraces(project.value(), keys, 1).isEmpty();
  }

  /** Whether there is such a trace, or was. */
  private boolean isKnown(ProjectId project, TraceId trace) {
    return !transactions
        .read(() -> tombstones.all(project.value(), List.of(trace.bytes())))
        .isEmpty();
  }

  /**
   * What was taken out of objects.
   *
   * @param places the hash of where the spans of the trace lay, for the tombstone
   * @param objects how many held lines of it
   */
  public record Taken(Sha256 places, int objects) {}

  /**
   * Takes the lines of these out of their objects, each object written once for all of them: where
   * their spans lie, where spans were sent again, and what retention left.
   */
  public SortedMap<TraceId, Taken> takeOut(ProjectId project, List<TraceId> some) {
    var gone = new TreeMap<Sha256, SortedSet<TraceId>>();
    var taken = new TreeMap<TraceId, Taken>();
    for (TraceId trace : some) {
      var lying = lyingOf(project, trace);
      var batches = lying.batches();
      taken.put(trace, new Taken(TraceDeletion.hash(lying.places()), batches.size()));
      batches.forEach(batch -> gone.computeIfAbsent(batch, _ -> new TreeSet<>()).add(trace));
    }
    gone.forEach((batch, traces) -> lines.takeOut(project, traces, batch));
    return taken;
  }

  private Lying lyingOf(ProjectId project, TraceId trace) {
    var keys = List.of(trace.bytes());
    return transactions.read(() ->
        new Lying(
            spans.ofTraces(project.value(), keys, SPANS_MAX),
            copies.ofTraces(project.value(), keys, SPANS_MAX)));
  }

  /** Where a trace lies. */
  private record Lying(List<SpanRow> places, List<CopyRow> copies) {
    SortedSet<Sha256> batches() {
      return Stream.concat(
              places.stream().map(SpanRow::batchSha256), copies.stream().map(CopyRow::batchSha256))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  /**
   * The traces of a user, in the order of ids; of those that retention took the ones of which words
   * still lie in an object.
   *
   * @param user as senders name them; a trace is its earliest step's user's
   * @param after the last one that is known already; empty for the first
   */
  public List<TraceId> ofUser(ProjectId project, String user, String after, int limit) {
    String hash = users.of(project, user);
    return transactions.read(() ->
        Stream.concat(
                traces.ofUser(project.value(), hash, after, limit).stream().map(TraceRow::traceId),
                copies.ofUser(project.value(), hash, after, limit).stream().map(CopyRow::traceId))
            .distinct()
            .sorted()
            .limit(limit)
            .map(TraceId::new)
            .toList());
  }

  /**
   * Those of {@link #ofUser} that retention took and that are known to be the user's only as long
   * as an object has words of them.
   */
  public List<TraceId> takenOfUser(ProjectId project, String user, String after, int limit) {
    String hash = users.of(project, user);
    return transactions.read(() ->
        copies.ofUser(project.value(), hash, after, limit).stream()
            .map(row -> new TraceId(row.traceId()))
            .toList());
  }
}
