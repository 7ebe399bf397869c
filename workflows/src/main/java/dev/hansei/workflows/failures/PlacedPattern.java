package dev.hansei.workflows.failures;

import java.util.Objects;
import java.util.Optional;

/**
 * A text that failed, as clustering sees it.
 *
 * @param traces its weight
 * @param cluster where it is; empty while it is alone
 * @param vector of unit length
 */
public record PlacedPattern(PatternId id, int traces, Optional<ClusterId> cluster, float[] vector) {
  public PlacedPattern {
    Objects.requireNonNull(id, "id is null");
    Objects.requireNonNull(cluster, "cluster is null");
    Objects.requireNonNull(vector, "vector is null");
  }
}
