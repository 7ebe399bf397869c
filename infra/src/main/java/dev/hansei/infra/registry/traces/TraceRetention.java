package dev.hansei.infra.registry.traces;

import dev.hansei.infra.registry.Expiring;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.traces.TraceId;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Takes away traces that a project has kept long enough: when both their start and their arrival
 * are so long ago, so that old logs which were imported today stay as long as today's. Rows first,
 * in bounded transactions; then each batch object of which no span is left. A tombstone stays, so
 * that lineage knows that there was a trace. Of a trace that takes several rounds the tombstone has
 * the hash of the last one's spans. Several processes share the work: each takes what none holds.
 */
@Singleton
public final class TraceRetention implements Expiring {
  /** More projects than people make; the next round has the same ones, so it is not a page. */
  private static final int PROJECTS_MAX = 10_000;

  /** Candidates for each that is taken: so many processes find some that nobody else holds. */
  private static final int CANDIDATES_FOR_ONE = 4;

  private final TraceRepository traces;
  private final TraceDeletion deletion;
  private final EmptiedBatches emptied;
  private final TraceSettingsRepository settings;
  private final TraceStoreSettings installation;
  private final Transactions transactions;

  /**
   * Where to begin the next batch of a project, while it has a backlog: what is older came too
   * newly, and reading over it each time may take longer than deleting the others.
   */
  private final Map<ProjectId, Instant> begun = new ConcurrentHashMap<>();

  TraceRetention(
      TraceRepository traces,
      TraceDeletion deletion,
      EmptiedBatches emptied,
      TraceSettingsRepository settings,
      TraceStoreSettings installation,
      Transactions transactions) {
    this.traces = traces;
    this.deletion = deletion;
    this.emptied = emptied;
    this.settings = settings;
    this.installation = installation;
    this.transactions = transactions;
  }

  @Override
  public String what() {
    return "traces and their batches";
  }

  @Override
  public int deleteExpired(Instant now, int limit) {
    int found = 0;
    var projects =
        new ArrayList<>(transactions.read(() -> settings.ofAllProjects(now, PROJECTS_MAX)));
    // In no order, so that none waits until another's backlog has gone.
    Collections.shuffle(projects);
    for (var one : projects) {
      var days = days(one.settings());
      if (days.isPresent() && found < limit) {
        var cutoff = now.minus(Duration.ofDays(days.get()));
        found += expire(new ProjectId(one.projectId()), cutoff, now, limit - found);
      }
    }
    // A limit of its own, or a backlog of traces would let no object go.
    return found + emptied.delete(limit);
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
    var from = begun.getOrDefault(project, Instant.EPOCH);
    return transactions.write(() -> {
      var old = traces.startedBefore(project.value(), from, cutoff, limit * CANDIDATES_FOR_ONE);
      remember(project, old, limit);
      if (old.isEmpty()) {
        return 0;
      }
      var ids = old.stream().map(row -> new TraceId(row.traceId())).toList();
      // Nothing is added to them until this transaction ends. What another process holds it takes.
      var rows = traces.lockFree(project.value(), TraceIndex.bytes(ids), cutoff, limit);
      deletion.delete(project, rows, now);
      // A full batch says that there is more, also where others held what this one found.
      return old.size() < limit ? rows.size() : limit;
    });
  }

  /** Through once, it begins anew: meanwhile others have been there long enough. */
  private void remember(ProjectId project, List<TraceRow> old, int limit) {
    var first =
        old.stream().flatMap(row -> Optional.ofNullable(row.startedAt()).stream()).findFirst();
    if (old.size() < limit || first.isEmpty()) {
      begun.remove(project);
    } else {
      begun.put(project, first.get());
    }
  }
}
