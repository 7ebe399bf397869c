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
import java.util.Map;
import java.util.TreeMap;

/** Writes a change of clusters within the transaction that holds the grouping's lock. */
@Singleton
final class GroupingWriter {
  /** Named by its own words, offline. */
  static final String BY_KEYWORDS = "keywords";

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
    var poured = pour(project, plan);
    clusters.sumUp(project.value());
    change
        .places()
        .forEach(
            (id, place) -> clusters.putOnMap(project.value(), id.value(), place.x(), place.y()));
    tell(project, change, poured, actor);
    returns.reopen(project, seen(project, plan), actor);
    clusters
        .living(project.value(), CLUSTERS_MAX)
        .forEach(row -> returns.settle(project, row, actor));
  }

  /** Merges, and says what each weighed that weighs nothing afterwards. */
  private Map<ClusterId, Integer> pour(ProjectId project, ClusterPlan plan) {
    var poured = new TreeMap<ClusterId, Integer>();
    for (ClusterPlan.Merge merge : plan.merges()) {
      long weight = patterns.weightOf(project.value(), merge.from().value());
      poured.put(merge.from(), Math.toIntExact(weight));
      patterns.pour(project.value(), merge.from().value(), merge.into().value());
    }
    return poured;
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

  private void tell(
      ProjectId project, GroupingChange change, Map<ClusterId, Integer> poured, Actor actor) {
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
      ClusterId id = change.founded().get(i);
      int traces = clusters.find(project.value(), id.value()).map(ClusterRow::traces).orElse(0);
      told.add(event(project, new ClusterEvent(id, kind, traces, actor, clock.instant())));
    }
    for (ClusterPlan.Merge merge : change.plan().merges()) {
      var kind = new ClusterEvent.MergedInto(merge.into());
      int traces = poured.getOrDefault(merge.from(), 0);
      told.add(
          event(project, new ClusterEvent(merge.from(), kind, traces, actor, clock.instant())));
    }
    if (!told.isEmpty()) {
      events.insertAll(told);
    }
  }

  private ClusterEventRow event(ProjectId project, ClusterEvent event) {
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
