package dev.hansei.infra.registry.traces;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.objects.MissingObjectException;
import dev.hansei.infra.objects.ObjectStore;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.traces.Span;
import dev.hansei.workflows.traces.TraceId;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Takes the words of traces out of the objects that they share with others. An object is written
 * again without them, the others' rows move there, and the old one goes. Until then a reader of the
 * others finds either.
 */
@Singleton
final class SpanErasure {
  /** What stands in place of a span, so that the lines after it keep their numbers. */
  private static final byte[] NOTHING = "{}\n".getBytes(StandardCharsets.UTF_8);

  /** How the last line of an object begins, which is no span. */
  private static final String OWN = "{\"batch\":";

  private final TraceRepository traces;
  private final SpanRepository spans;
  private final BatchRepository rows;
  private final CopyRepository copies;
  private final Batches batches;
  private final ObjectStore objects;
  private final CanonicalJson json;
  private final Transactions transactions;
  private final Clock clock;

  SpanErasure(
      TraceRepository traces,
      SpanRepository spans,
      BatchRepository rows,
      CopyRepository copies,
      Batches batches,
      ObjectStore objects,
      CanonicalJson json,
      Transactions transactions,
      Clock clock) {
    this.traces = traces;
    this.spans = spans;
    this.rows = rows;
    this.copies = copies;
    this.batches = batches;
    this.objects = objects;
    this.json = json;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** An object without the lines of some traces, and whose lines are left. */
  private record Without(byte[] lines, List<TraceId> others) {}

  /**
   * Takes traces out of one object, and deletes their rows there. Where somebody else writes the
   * object again at the same moment nothing happens, and the rows name another one by then.
   */
  void takeOut(ProjectId project, SortedSet<TraceId> gone, Sha256 batch) {
    Without without;
    try {
      without = without(objects.get(batch), gone);
    } catch (MissingObjectException _) {
      transactions.run(() -> forget(project, gone, batch));
      return;
    }
    if (without.others().isEmpty()) {
      transactions.run(() -> move(project, gone, batch, without, null));
      return;
    }
    ArtifactRef fresh = batches.put(List.of(without.lines()));
    try {
      if (!transactions.write(() -> move(project, gone, batch, without, fresh))) {
        batches.drop(fresh);
      }
    } catch (RuntimeException e) {
      // Nobody knows whether it was committed; if it was, the others' rows name it.
      boolean isUnknown =
          e instanceof RegistryException refusal
              && refusal.kind() == RegistryException.Kind.UNAVAILABLE;
      if (!isUnknown) {
        batches.drop(fresh);
      }
      throw e;
    }
  }

  /** There is nothing to take out of an object that is gone; rows that still name it go. */
  private void forget(ProjectId project, SortedSet<TraceId> gone, Sha256 batch) {
    List<byte[]> keys = TraceIndex.bytes(List.copyOf(gone));
    traces.lock(project.value(), keys);
    copies.deleteInBatch(project.value(), keys, batch);
    int lost = spans.inBatch(project.value(), keys, batch).size();
    if (lost > 0) {
      gone.forEach(trace -> spans.deleteInBatch(project.value(), trace.hex(), batch));
      rows.take(project.value(), batch, lost);
    }
  }

  private Without without(byte[] content, SortedSet<TraceId> gone) {
    var kept = new ByteArrayOutputStream(content.length);
    var others = new TreeSet<TraceId>();
    int start = 0;
    while (start < content.length) {
      int end = start;
      while (content[end] != '\n') {
        end++;
      }
      byte[] line = Arrays.copyOfRange(content, start, end);
      start = end + 1;
      if (isSpan(line)) {
        TraceId of = json.read(line, Span.class).traceId();
        if (gone.contains(of)) {
          kept.writeBytes(NOTHING);
          continue;
        }
        others.add(of);
      }
      kept.writeBytes(line);
      kept.write('\n');
    }
    return new Without(kept.toByteArray(), List.copyOf(others));
  }

  /** What was erased before is none any more. */
  private static boolean isSpan(byte[] line) {
    var start = new String(line, 0, Math.min(line.length, OWN.length()), StandardCharsets.UTF_8);
    return line.length >= NOTHING.length && !start.equals(OWN);
  }

  /** Nobody adds to these traces or deletes them until the transaction ends. */
  private boolean move(
      ProjectId project,
      SortedSet<TraceId> gone,
      Sha256 batch,
      Without without,
      @Nullable ArtifactRef fresh) {
    var all = new ArrayList<>(without.others());
    all.addAll(gone);
    all.sort(null);
    traces.lock(project.value(), TraceIndex.bytes(all));
    // Where no row names the object any more it goes, or somebody else has moved these as well.
    copies.deleteInBatch(project.value(), TraceIndex.bytes(gone), batch);
    var lying = spans.inBatch(project.value(), TraceIndex.bytes(all), batch);
    if (lying.isEmpty()) {
      // All that have lines there are locked, and none is named: also one that was never counted
      // goes.
      rows.empty(project.value(), batch);
      return false;
    }
    gone.forEach(trace -> spans.deleteInBatch(project.value(), trace.hex(), batch));
    int left =
        Math.toIntExact(
            lying.stream().filter(it -> !gone.contains(new TraceId(it.traceId()))).count());
    boolean isNamed = fresh != null && left > 0;
    if (isNamed && fresh != null) {
      var others = TraceIndex.bytes(without.others());
      rows.insert(
          new BatchRow(
              project.value(), fresh.sha256(), fresh.sizeBytes(), left, left, clock.instant()));
      spans.move(project.value(), others, batch, fresh.sha256());
      copies.move(project.value(), batch, fresh.sha256());
    }
    rows.empty(project.value(), batch);
    return isNamed;
  }
}
