package dev.hansei.workflows.failures;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How the clusters of a project change.
 *
 * @param joins texts that go into a cluster that is there
 * @param merges clusters that go into another
 * @param founded new clusters
 */
public record ClusterPlan(List<Join> joins, List<Merge> merges, List<Founded> founded) {
  public ClusterPlan {
    joins = List.copyOf(joins);
    merges = List.copyOf(merges);
    founded = List.copyOf(founded);
  }

  /** Whether nothing changes. */
  public boolean isEmpty() {
    return joins.isEmpty() && merges.isEmpty() && founded.isEmpty();
  }

  /** A text joins a cluster; {@code nearness} is its cosine to the representative it resembles. */
  public record Join(PatternId pattern, ClusterId cluster, double nearness) {}

  /** All texts of a cluster go into another. */
  public record Merge(ClusterId from, ClusterId into) {}

  /**
   * A new cluster.
   *
   * @param origin the cluster that it was cut off from; absent where its texts were alone
   */
  public record Founded(List<PatternId> patterns, Optional<ClusterId> origin) {
    public Founded {
      patterns = List.copyOf(patterns);
      Objects.requireNonNull(origin, "origin is null");
    }
  }
}
