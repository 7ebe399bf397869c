package dev.hansei.infra.registry.failures;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.Audit;
import dev.hansei.infra.registry.AuditSubject;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.workflows.failures.ClusterEvent;
import dev.hansei.workflows.failures.ClusterId;
import dev.hansei.workflows.failures.Severity;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Joins two failure modes that a person finds to be one. */
@Singleton
public final class ClusterMerge {
  private final ClusterRepository clusters;
  private final MergeRepository merges;
  private final ClusterEventRepository events;
  private final GroupingRepository groupings;
  private final Audit audit;
  private final CanonicalJson json;
  private final Ids ids;
  private final Transactions transactions;
  private final Clock clock;

  ClusterMerge(
      ClusterRepository clusters,
      MergeRepository merges,
      ClusterEventRepository events,
      GroupingRepository groupings,
      Audit audit,
      CanonicalJson json,
      Ids ids,
      Transactions transactions,
      Clock clock) {
    this.clusters = clusters;
    this.merges = merges;
    this.events = events;
    this.groupings = groupings;
    this.audit = audit;
    this.json = json;
    this.ids = ids;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Moves all texts of a mode into another, which keeps its name and state. The first keeps its row
   * without texts, so that its story can be read. Not idempotent: the second time there is nothing
   * to move, which is NOT_FOUND.
   *
   * @throws RegistryException NOT_FOUND for either; INVALID {@code cluster-merge} into itself
   */
  public void merge(ProjectId project, ClusterId id, ClusterId heir, Actor actor) {
    if (id.equals(heir)) {
      throw new RegistryException(
          RegistryException.Kind.INVALID,
          "cluster-merge",
          "A failure mode cannot go into itself; choose another.");
    }
    transactions.run(() -> {
      groupings.insertOrKeep(project.value());
      groupings.lock(project.value());
      ClusterRow from = lock(project, id);
      ClusterRow into = lock(project, heir);
      move(project, from, into);
      var kind = new ClusterEvent.MergedInto(heir);
      var event = new ClusterEvent(id, kind, from.traces(), actor, clock.instant());
      events.insertAll(List.of(ClusterEventRow.of(project, ids.next(), event, json)));
      groupings.advance(project.value());
      audit.append(
          project,
          actor,
          "failures.cluster.merge",
          AuditSubject.of("cluster", id),
          Map.of("into", heir.toString()));
    });
  }

  private ClusterRow lock(ProjectId project, ClusterId id) {
    return clusters
        .lock(project.value(), id.value())
        .filter(row -> row.patterns() > 0)
        .orElseThrow(() -> RegistryException.notFound("cluster", id));
  }

  private void move(ProjectId project, ClusterRow from, ClusterRow into) {
    UUID owner = project.value();
    merges.movePatterns(owner, from.clusterId(), into.clusterId());
    merges.weigh(owner, into.clusterId(), from.traces(), from.patterns());
    merges.widen(
        owner,
        into.clusterId(),
        from.firstAt(),
        from.lastAt(),
        graver(from.severity(), into.severity()));
    merges.empty(owner, from.clusterId());
  }

  private static String graver(String one, String other) {
    return Severity.valueOf(one).compareTo(Severity.valueOf(other)) >= 0 ? one : other;
  }
}
