package dev.hansei.infra.registry.traces;

import dev.hansei.infra.registry.CountLimit;
import dev.hansei.infra.registry.Page;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.infra.registry.traces.redaction.Redactions;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.traces.Span;
import dev.hansei.workflows.traces.Trace;
import dev.hansei.workflows.traces.TraceId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The traces of a project. Spans come in any order, late, twice and over several requests. */
@Singleton
public final class Traces {
  /** One request's worth; a door that gets more cuts it up. Bounds the transaction. */
  public static final int SPANS_MAX = 10_000;

  /** The id space is walked in this many steps, so that no statement touches too many rows. */
  private static final int STEPS = 256;

  private final Redactions redactions;
  private final SpanCommits commits;
  private final Batches batches;
  private final TraceReader reader;
  private final TraceRepository traces;
  private final PendingRepository pending;
  private final Transactions transactions;
  private final Clock clock;

  Traces(
      Redactions redactions,
      SpanCommits commits,
      Batches batches,
      TraceReader reader,
      TraceRepository traces,
      PendingRepository pending,
      Transactions transactions,
      Clock clock) {
    this.redactions = redactions;
    this.commits = commits;
    this.batches = batches;
    this.reader = reader;
    this.traces = traces;
    this.pending = pending;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Takes spans in; when it returns they are durable. Personal data is redacted before anything is
   * stored. First one object with all of them, perhaps with those of other requests, then their
   * places in one transaction. A span whose trace and id are known already is counted and changes
   * nothing, so a request may be sent again.
   *
   * @param spans 1 to {@link #SPANS_MAX}
   */
  public Accepted accept(ProjectId project, List<Span> spans) {
    if (spans.isEmpty() || spans.size() > SPANS_MAX) {
      throw new IllegalArgumentException(
          "1 to %d spans at once: %d".formatted(SPANS_MAX, spans.size()));
    }
    var redacted = redactions.spans(project, spans);
    return commits.take(new Arrival(project, redacted, batches.lines(redacted)));
  }

  /** A trace with its spans and feedback; also one of which only feedback has come. */
  public Optional<Trace> find(ProjectId project, TraceId id) {
    return reader.read(project, List.of(id)).stream().findFirst();
  }

  /** Those of the traces that are there, in the order of ids; at most 200 at once. */
  public List<Trace> findAll(ProjectId project, List<TraceId> ids) {
    return reader.read(project, ids);
  }

  /**
   * Those of the traces that are there, in parts for {@link #findAll}: as many at once as memory
   * holds whole, by how many spans each has.
   *
   * @param ids at most 500
   */
  public List<List<TraceId>> parts(ProjectId project, List<TraceId> ids) {
    return reader.parts(project, ids);
  }

  /** Traces that have spans, newest first by their start. */
  public Page<TraceSummary> page(ProjectId project, TraceFilter filter, PageRequest request) {
    var query = TraceQuery.of(filter, request);
    return transactions.read(() ->
        Page.of(
            traces.page(project.value(), query, request.fetch()),
            request,
            TraceRow::summary,
            TraceQuery::cursor));
  }

  /** Traces that changed since they were last settled, those first that wait longest. */
  public List<PendingTrace> pending(ProjectId project, int limit) {
    return transactions.read(() ->
        pending.oldest(project.value(), limit).stream()
            .map(row -> new PendingTrace(new TraceId(row.traceId()), row.revision()))
            .toList());
  }

  /** How many traces wait to be read for failures; counted to {@link CountLimit#LOOKED_AT}. */
  public long countPending(ProjectId project) {
    return transactions.read(() -> pending.count(project.value(), CountLimit.LOOKED_AT));
  }

  /**
   * Says that these were looked at. A trace that changed since it was read stays pending. Call it
   * in the transaction that writes what was found.
   */
  public void settle(ProjectId project, List<PendingTrace> seen) {
    transactions.run(() -> {
      var byRevision = new TreeMap<Long, List<byte[]>>();
      for (PendingTrace trace : seen) {
        byRevision
            .computeIfAbsent(trace.revision(), _ -> new ArrayList<>())
            .add(trace.traceId().bytes());
      }
      byRevision.forEach((revision, ids) -> pending.deleteAll(project.value(), ids, revision));
    });
  }

  /**
   * Locks traces until the open transaction ends, in the order of ids: nothing is added to them
   * meanwhile, and others who lock them wait. Those that are not there are left out.
   */
  public SortedSet<TraceId> lock(ProjectId project, Collection<TraceId> ids) {
    var found = new TreeSet<TraceId>();
    if (!ids.isEmpty()) {
      for (TraceRow row : traces.lock(project.value(), TraceIndex.bytes(ids))) {
        found.add(new TraceId(row.traceId()));
      }
    }
    return found;
  }

  /** Makes every trace pending again, in small transactions. Idempotent. */
  public void markAllPending(ProjectId project) {
    var now = clock.instant();
    for (int step = 0; step < STEPS; step++) {
      var after = boundary(step);
      var upTo = boundary(step + 1);
      transactions.run(() -> pending.insertBetween(project.value(), after, upTo, now));
    }
  }

  /** The last id before a step: ids are random in their first byte. */
  private static byte[] boundary(int step) {
    return step == 0
        ? new byte[16]
        : HexFormat.of().parseHex("%02x".formatted(step - 1) + "ff".repeat(15));
  }
}
