package dev.hansei.infra.registry.failures;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.workflows.failures.ClusterEvent;
import dev.hansei.workflows.failures.ClusterId;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;

/**
 * How people lay hands on failure modes, within a transaction: they lock first, and tell what they
 * did.
 */
@Singleton
final class ClusterHand {
  private final ClusterRepository clusters;
  private final ClusterEventRepository events;
  private final GroupingRepository groupings;
  private final CanonicalJson json;
  private final Ids ids;
  private final Clock clock;

  ClusterHand(
      ClusterRepository clusters,
      ClusterEventRepository events,
      GroupingRepository groupings,
      CanonicalJson json,
      Ids ids,
      Clock clock) {
    this.clusters = clusters;
    this.events = events;
    this.groupings = groupings;
    this.json = json;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * A mode that nobody else changes until the transaction ends. May be asked of several.
   *
   * @throws RegistryException NOT_FOUND for one that is not there, or was merged away
   */
  ClusterRow lock(ProjectId project, ClusterId id) {
    groupings.insertOrKeep(project.value());
    groupings.lock(project.value());
    return clusters
        .lock(project.value(), id.value())
        .filter(row -> row.patterns() > 0)
        .orElseThrow(() -> RegistryException.notFound("cluster", id));
  }

  /**
   * Writes what was done; who groups failures meanwhile works on an older state and begins anew.
   */
  void tell(ProjectId project, ClusterRow row, ClusterEvent.Kind kind, Actor actor) {
    var event =
        new ClusterEvent(
            new ClusterId(row.clusterId()), kind, row.traces(), actor, clock.instant());
    events.insertAll(List.of(ClusterEventRow.of(project, ids.next(), event, json)));
    groupings.advance(project.value());
  }
}
