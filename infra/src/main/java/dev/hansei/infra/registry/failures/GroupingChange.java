package dev.hansei.infra.registry.failures;

import dev.hansei.infra.registry.Excerpt;
import dev.hansei.workflows.failures.ClusterId;
import dev.hansei.workflows.failures.ClusterPlan;
import dev.hansei.workflows.failures.KeywordNames;
import dev.hansei.workflows.failures.Middles;
import dev.hansei.workflows.failures.PatternId;
import dev.hansei.workflows.failures.PlacedPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * A plan with the ids, names and places on the map that come of it.
 *
 * @param founded the new clusters' ids, in the order of the plan's
 * @param names of the new clusters, by their words
 * @param places where each cluster with patterns lies then
 */
record GroupingChange(
    ClusterPlan plan,
    List<ClusterId> founded,
    Map<ClusterId, String> names,
    Map<ClusterId, ClusterView.Place> places) {

  static GroupingChange of(
      Grouping.Snapshot snapshot, ClusterPlan plan, Supplier<ClusterId> newId) {
    var founded = plan.founded().stream().map(_ -> newId.get()).toList();
    var after = membership(snapshot, plan, founded);
    var members = new TreeMap<ClusterId, List<PlacedPattern>>();
    for (PlacedPattern pattern : snapshot.patterns()) {
      var cluster = after.get(pattern.id());
      if (cluster != null) {
        members.computeIfAbsent(cluster, _ -> new ArrayList<>()).add(pattern);
      }
    }
    return new GroupingChange(plan, founded, names(snapshot, founded, members), places(members));
  }

  private static SortedMap<PatternId, ClusterId> membership(
      Grouping.Snapshot snapshot, ClusterPlan plan, List<ClusterId> founded) {
    var after = new TreeMap<PatternId, ClusterId>();
    var heirs = new TreeMap<ClusterId, ClusterId>();
    plan.merges().forEach(merge -> heirs.put(merge.from(), merge.into()));
    for (PlacedPattern pattern : snapshot.patterns()) {
      pattern.cluster().ifPresent(id -> after.put(pattern.id(), heirs.getOrDefault(id, id)));
    }
    plan.joins()
        .forEach(
            join -> after.put(join.pattern(), heirs.getOrDefault(join.cluster(), join.cluster())));
    for (int i = 0; i < founded.size(); i++) {
      for (PatternId pattern : plan.founded().get(i).patterns()) {
        after.put(pattern, founded.get(i));
      }
    }
    return after;
  }

  private static Map<ClusterId, String> names(
      Grouping.Snapshot snapshot,
      List<ClusterId> founded,
      SortedMap<ClusterId, List<PlacedPattern>> members) {
    var ids = List.copyOf(members.keySet());
    var texts =
        members.values().stream()
            .map(some ->
                some.stream().map(one -> snapshot.texts().getOrDefault(one.id(), "")).toList())
            .toList();
    var words = KeywordNames.of(texts);
    var names = new TreeMap<ClusterId, String>();
    for (int i = 0; i < ids.size(); i++) {
      if (founded.contains(ids.get(i))) {
        String name = words.get(i).isEmpty() ? texts.get(i).getFirst() : words.get(i);
        names.put(ids.get(i), cut(name));
      }
    }
    return names;
  }

  private static String cut(String name) {
    return Excerpt.cut(name, ClusterMoves.NAME_CHARS_MAX);
  }

  private static Map<ClusterId, ClusterView.Place> places(
      SortedMap<ClusterId, List<PlacedPattern>> members) {
    var ids = List.copyOf(members.keySet());
    var middles =
        members.values().stream()
            .map(some -> Middles.unit(some.stream().map(PlacedPattern::vector).toList()))
            .toList();
    double[][] map = Middles.map(middles);
    var places = new TreeMap<ClusterId, ClusterView.Place>();
    for (int i = 0; i < ids.size(); i++) {
      places.put(ids.get(i), new ClusterView.Place(map[i][0], map[i][1]));
    }
    return places;
  }
}
