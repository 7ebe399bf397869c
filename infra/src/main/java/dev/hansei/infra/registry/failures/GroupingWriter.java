package dev.hansei.infra.registry.failures;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.UuidBytes;
import dev.hansei.workflows.failures.ClusterEvent;
import dev.hansei.workflows.failures.ClusterId;
import dev.hansei.workflows.failures.ClusterMove;
import dev.hansei.workflows.failures.ClusterPlan;
import dev.hansei.workflows.failures.ClusterState;
import dev.hansei.workflows.failures.PatternId;
import dev.hansei.workflows.failures.ReturnPolicy;
import dev.hansei.workflows.failures.Severity;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/** Writes a change of clusters within the transaction that holds the grouping's lock. */
@Singleton
final class GroupingWriter {
  /** Named by its own words, offline. */
  private static final String BY_KEYWORDS = "keywords";

  private static final int CLUSTERS_MAX = 5_000;

  /** Enough to find the first trace that brought a mode back. */
  private static final int SEEN_MAX = 1_000;

  private final PatternRepository patterns;
  private final ClusterRepository clusters;
  private final ClusterEventRepository events;
  private final UncountedRepository failures;
  private final ClusterReturns returns;
  private final CanonicalJson json;
  private final Ids ids;
  private final Clock clock;

  GroupingWriter(
      PatternRepository patterns,
      ClusterRepository clusters,
      ClusterEventRepository events,
      UncountedRepository failures,
      ClusterReturns returns,
      CanonicalJson json,
      Ids ids,
      Clock clock) {
    this.patterns = patterns;
    this.clusters = clusters;
    this.events = events;
    this.failures = failures;
    this.returns = returns;
    this.json = json;
    this.ids = ids;
    this.clock = clock;
  }

  ClusterId newId() {
    return new ClusterId(ids.next());
  }

  void write(ProjectId project, GroupingChange change, Actor actor) {
    ClusterPlan plan = change.plan();
    if (!change.founded().isEmpty()) {
      clusters.insertAll(change.founded().stream().map(id -> blank(project, id, change)).toList());
    }
    for (int i = 0; i < change.founded().size(); i++) {
      place(project, change.founded().get(i), plan.founded().get(i).patterns());
    }
    joinsOf(plan).forEach((cluster, joined) -> place(project, cluster, joined));
    plan.merges()
        .forEach(
            merge -> patterns.pour(project.value(), merge.from().value(), merge.into().value()));
    clusters.sumUp(project.value());
    change
        .places()
        .forEach(
            (id, place) -> clusters.putOnMap(project.value(), id.value(), place.x(), place.y()));
    tell(project, change, actor);
    returns.reopen(project, seen(project, plan), actor);
    clusters
        .living(project.value(), CLUSTERS_MAX)
        .forEach(row -> returns.settle(project, row, actor));
  }

  private void place(ProjectId project, ClusterId cluster, Collection<PatternId> placed) {
    patterns.place(
        project.value(),
        cluster.value(),
        placed.stream().map(id -> UuidBytes.of(id.value())).toList());
  }

  private static TreeMap<ClusterId, List<PatternId>> joinsOf(ClusterPlan plan) {
    var joins = new TreeMap<ClusterId, List<PatternId>>();
    for (ClusterPlan.Join join : plan.joins()) {
      joins.computeIfAbsent(join.cluster(), _ -> new ArrayList<>()).add(join.pattern());
    }
    return joins;
  }

  /** Sums and dates are taken from its patterns as soon as they are placed. */
  private ClusterRow blank(ProjectId project, ClusterId id, GroupingChange change) {
    Instant now = clock.instant();
    return new ClusterRow(
        project.value(),
        id.value(),
        change.names().getOrDefault(id, ""),
        BY_KEYWORDS,
        ClusterState.OPEN.name(),
        Severity.LOW.name(),
        0,
        0,
        now,
        now,
        now,
        "",
        "",
        "",
        "",
        null,
        0,
        ClusterMove.GROWTH_USUAL,
        0,
        0);
  }

  private void tell(ProjectId project, GroupingChange change, Actor actor) {
    var told = new ArrayList<ClusterEventRow>();
    for (int i = 0; i < change.founded().size(); i++) {
      ClusterEvent.Kind kind =
          change
              .plan()
              .founded()
              .get(i)
              .origin()
              .<ClusterEvent.Kind>map(ClusterEvent.SplitFrom::new)
              .orElseGet(ClusterEvent.Found::new);
      told.add(event(project, change.founded().get(i), kind, actor));
    }
    for (ClusterPlan.Merge merge : change.plan().merges()) {
      told.add(event(project, merge.from(), new ClusterEvent.MergedInto(merge.into()), actor));
    }
    if (!told.isEmpty()) {
      events.insertAll(told);
    }
  }

  private ClusterEventRow event(
      ProjectId project, ClusterId id, ClusterEvent.Kind kind, Actor actor) {
    int traces = clusters.find(project.value(), id.value()).map(ClusterRow::traces).orElse(0);
    var event = new ClusterEvent(id, kind, traces, actor, clock.instant());
    return ClusterEventRow.of(project, ids.next(), event, json);
  }

  /** What the texts that joined stand for: it may bring back what was done with. */
  private TreeMap<ClusterId, List<ReturnPolicy.Seen>> seen(ProjectId project, ClusterPlan plan) {
    var seen = new TreeMap<ClusterId, List<ReturnPolicy.Seen>>();
    joinsOf(plan)
        .forEach((cluster, joined) -> {
          var keys = joined.stream().map(id -> UuidBytes.of(id.value())).toList();
          seen.put(
              cluster,
              failures.ofPatterns(project.value(), keys, SEEN_MAX).stream()
                  .map(UncountedRow::seen)
                  .toList());
        });
    return seen;
  }
}
