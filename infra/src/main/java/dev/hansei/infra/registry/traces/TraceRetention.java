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
import java.util.Optional;
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
  /** More projects than people make; the next round has the same ones, so it is not a page. */
  private static final int PROJECTS_MAX = 10_000;

  private final TraceRepository traces;
  private final TraceDeletion deletion;
  private final EmptiedBatches emptied;
  private final TraceSettingsRepository settings;
  private final TraceStoreSettings installation;
  private final Transactions transactions;

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
    return transactions.write(() -> {
      var ids =
          traces.startedBefore(project.value(), cutoff, limit).stream()
              .map(row -> new TraceId(row.traceId()))
              .toList();
      if (!ids.isEmpty()) {
        // Nothing is added to them until this transaction ends.
        var rows = traces.lock(project.value(), TraceIndex.bytes(ids));
        deletion.delete(project, rows, now);
      }
      return ids.size();
    });
  }
}
