package dev.hansei.infra.registry.failures;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.workflows.failures.ClusterEvent;
import dev.hansei.workflows.failures.ClusterId;
import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;

/** The names that models give failure modes. What a person or another model named stays. */
@Singleton
public final class ClusterNames {
  private final ClusterRepository clusters;
  private final ClusterEventRepository events;
  private final GroupingRepository groupings;
  private final CanonicalJson json;
  private final Ids ids;
  private final Transactions transactions;
  private final Clock clock;

  ClusterNames(
      ClusterRepository clusters,
      ClusterEventRepository events,
      GroupingRepository groupings,
      CanonicalJson json,
      Ids ids,
      Transactions transactions,
      Clock clock) {
    this.clusters = clusters;
    this.events = events;
    this.groupings = groupings;
    this.json = json;
    this.ids = ids;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Modes somebody waits for that only their words have named, heaviest first. */
  public List<ClusterId> waiting(ProjectId project, int limit) {
    return transactions.read(() ->
        clusters.namedByWords(project.value(), GroupingWriter.BY_KEYWORDS, limit).stream()
            .map(row -> new ClusterId(row.clusterId()))
            .toList());
  }

  /**
   * Gives a mode the name that a model found, unless somebody named it meanwhile or it went into
   * another.
   *
   * @param name 1 to {@link ClusterMoves#NAME_CHARS_MAX} characters
   * @return whether it has that name of that model now; again answers the same
   */
  public boolean give(ProjectId project, ClusterId id, String name, ModelName model, Actor actor) {
    if (name.isBlank() || name.length() > ClusterMoves.NAME_CHARS_MAX) {
      throw new IllegalArgumentException("a failure mode's name has 1 to 120 characters");
    }
    return transactions.write(() -> {
      // As people's moves do: who groups failures meanwhile begins anew.
      groupings.insertOrKeep(project.value());
      groupings.lock(project.value());
      var row = clusters.lock(project.value(), id.value()).filter(it -> it.patterns() > 0);
      if (row.isEmpty() || !row.get().namedBy().equals(GroupingWriter.BY_KEYWORDS)) {
        return row.filter(it -> it.namedBy().equals(model.value()) && it.name().equals(name))
            .isPresent();
      }
      clusters.save(row.get().named(name, model.value()));
      var event =
          new ClusterEvent(
              id, new ClusterEvent.Renamed(), row.get().traces(), actor, clock.instant());
      events.insertAll(List.of(ClusterEventRow.of(project, ids.next(), event, json)));
      groupings.advance(project.value());
      return true;
    });
  }
}
