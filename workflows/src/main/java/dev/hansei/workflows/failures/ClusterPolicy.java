package dev.hansei.workflows.failures;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which texts make a failure mode, and how modes stay what they are from day to day. Pure; the same
 * texts and clusters give the same plan.
 *
 * <p>A text that is alone joins the cluster of the nearest representative, if that is near enough.
 * What is left is grouped by average linkage ({@link FailureGroups}), and groups that weigh enough
 * become clusters. A cluster that no longer reads as one is cut, and two that read as one become
 * one; the limits of both lie well apart from the one for founding, so that clusters do not flip
 * back and forth ({@code workflows/docs/0014-failure-modes.md} has the measurements).
 */
public final class ClusterPolicy {
  /** Average cosine of a new cluster's texts. */
  public static final double FOUND_NEAREST = 0.5;

  /** Cosine to a representative from which a text joins its cluster. */
  public static final double JOIN_NEAREST = 0.6;

  /** Average cosine below which parts of a cluster are parted. */
  public static final double SPLIT_BELOW = 0.4;

  /** Average cosine from which two clusters become one. */
  public static final double MERGE_NEAREST = 0.6;

  /** Two texts, or one that failed this often, are worth a name. */
  public static final int TRACES_LEAST = 3;

  /** A text is compared with this many of a cluster, the heaviest. */
  static final int REPRESENTATIVES = 20;

  /** A part smaller than this is a straggler, not a mode of its own. */
  private static final int PART_LEAST = 3;

  private static final Comparator<PlacedPattern> HEAVIEST =
      Comparator.<PlacedPattern>comparingInt(pattern -> -pattern.traces())
          .thenComparing(PlacedPattern::id);

  private ClusterPolicy() {}

  /**
   * The plan.
   *
   * @param patterns all texts, in any order; of those that are alone the heaviest {@link
   *     FailureGroups#ITEMS_MAX} are grouped
   * @param states where each cluster stands; only open ones are merged away, and fixed, closed and
   *     dismissed ones are not cut
   */
  public static ClusterPlan decide(
      List<PlacedPattern> patterns, Map<ClusterId, ClusterState> states) {
    var ordered = patterns.stream().sorted(HEAVIEST).toList();
    SortedMap<ClusterId, List<PlacedPattern>> clusters = new TreeMap<>();
    var left = new ArrayList<PlacedPattern>();
    var joins = new ArrayList<ClusterPlan.Join>();
    for (PlacedPattern pattern : ordered) {
      pattern
          .cluster()
          .ifPresent(id -> clusters.computeIfAbsent(id, _ -> new ArrayList<>()).add(pattern));
    }
    var known = heads(clusters);
    for (PlacedPattern pattern : ordered) {
      if (pattern.cluster().isEmpty()) {
        join(pattern, known).ifPresentOrElse(joins::add, () -> left.add(pattern));
      }
    }
    var founded = new ArrayList<>(found(left));
    founded.addAll(splits(clusters, states));
    return new ClusterPlan(joins, merges(clusters, states), founded);
  }

  private static SortedMap<ClusterId, List<PlacedPattern>> heads(
      SortedMap<ClusterId, List<PlacedPattern>> clusters) {
    SortedMap<ClusterId, List<PlacedPattern>> heads = new TreeMap<>();
    clusters.forEach((id, members) ->
        heads.put(id, members.subList(0, Math.min(REPRESENTATIVES, members.size()))));
    return heads;
  }

  private static Optional<ClusterPlan.Join> join(
      PlacedPattern pattern, SortedMap<ClusterId, List<PlacedPattern>> heads) {
    Optional<ClusterPlan.Join> best = Optional.empty();
    double nearest = JOIN_NEAREST;
    for (var head : heads.entrySet()) {
      for (PlacedPattern member : head.getValue()) {
        double cosine = PairTable.dot(pattern.vector(), member.vector());
        if (cosine >= nearest) {
          nearest = Math.nextUp(cosine);
          best = Optional.of(new ClusterPlan.Join(pattern.id(), head.getKey(), cosine));
        }
      }
    }
    return best;
  }

  private static List<ClusterPlan.Founded> found(List<PlacedPattern> left) {
    var heaviest = left.subList(0, Math.min(FailureGroups.ITEMS_MAX, left.size()));
    return FailureGroups.of(vectors(heaviest), FOUND_NEAREST).stream()
        .map(group -> group.stream().map(heaviest::get).toList())
        .filter(group -> weight(group) >= TRACES_LEAST)
        .map(group -> founded(group, Optional.empty()))
        .toList();
  }

  /** The heaviest part keeps the cluster. What was done with stays so as a whole. */
  private static List<ClusterPlan.Founded> splits(
      SortedMap<ClusterId, List<PlacedPattern>> clusters, Map<ClusterId, ClusterState> states) {
    var parts = new ArrayList<ClusterPlan.Founded>();
    for (var cluster : clusters.entrySet()) {
      var members =
          cluster
              .getValue()
              .subList(0, Math.min(FailureGroups.ITEMS_MAX, cluster.getValue().size()));
      if (!isLive(cluster.getKey(), states)
          || members.size() < 2 * PART_LEAST
          || isClose(members)) {
        continue;
      }
      FailureGroups.of(vectors(members), SPLIT_BELOW).stream()
          .map(group -> group.stream().map(members::get).toList())
          .filter(group -> group.size() >= PART_LEAST)
          .sorted(Comparator.comparingInt(group -> -weight(group)))
          .skip(1)
          .forEach(group -> parts.add(founded(group, Optional.of(cluster.getKey()))));
    }
    return parts;
  }

  /** Where the mean of all pairs is near, no two large parts are far; saves the grouping. */
  private static boolean isClose(List<PlacedPattern> members) {
    return meanCosine(members, members) >= FOUND_NEAREST;
  }

  /** The lighter one goes, if nobody has done anything about it yet; each cluster once a time. */
  private static List<ClusterPlan.Merge> merges(
      SortedMap<ClusterId, List<PlacedPattern>> clusters, Map<ClusterId, ClusterState> states) {
    var merges = new TreeMap<ClusterId, ClusterPlan.Merge>();
    var ids = new ArrayList<>(clusters.keySet());
    var sums = ids.stream().map(id -> mean(clusters.getOrDefault(id, List.of()))).toList();
    for (int i = 0; i < ids.size(); i++) {
      for (int j = i + 1; j < ids.size(); j++) {
        if (PairTable.dot(sums.get(i), sums.get(j)) >= MERGE_NEAREST) {
          merge(ids.get(i), ids.get(j), states)
              .filter(merge ->
                  !merges.containsKey(merge.from())
                      && !merges.containsKey(merge.into())
                      && merges.values().stream().noneMatch(m -> m.into().equals(merge.from())))
              .ifPresent(merge -> merges.put(merge.from(), merge));
        }
      }
    }
    return List.copyOf(merges.values());
  }

  /** The newer goes into the older, unless only the older is still open. */
  private static Optional<ClusterPlan.Merge> merge(
      ClusterId older, ClusterId newer, Map<ClusterId, ClusterState> states) {
    if (isLive(older, states) && states.get(newer) == ClusterState.OPEN) {
      return Optional.of(new ClusterPlan.Merge(newer, older));
    }
    return isLive(newer, states) && states.get(older) == ClusterState.OPEN
        ? Optional.of(new ClusterPlan.Merge(older, newer))
        : Optional.empty();
  }

  private static boolean isLive(ClusterId id, Map<ClusterId, ClusterState> states) {
    return switch (states.getOrDefault(id, ClusterState.OPEN)) {
      case OPEN, IN_SUITE, REOPENED -> true;
      case FIXED, CLOSED, DISMISSED -> false;
    };
  }

  private static ClusterPlan.Founded founded(
      List<PlacedPattern> group, Optional<ClusterId> origin) {
    return new ClusterPlan.Founded(group.stream().map(PlacedPattern::id).toList(), origin);
  }

  private static int weight(List<PlacedPattern> group) {
    return group.stream().mapToInt(PlacedPattern::traces).sum();
  }

  private static List<float[]> vectors(List<PlacedPattern> patterns) {
    return patterns.stream().map(PlacedPattern::vector).toList();
  }

  private static double meanCosine(List<PlacedPattern> one, List<PlacedPattern> other) {
    return PairTable.dot(mean(one), mean(other));
  }

  private static float[] mean(List<PlacedPattern> members) {
    return Middles.mean(vectors(members));
  }
}
