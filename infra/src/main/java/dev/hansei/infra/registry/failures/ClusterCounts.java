package dev.hansei.infra.registry.failures;

import dev.hansei.workflows.failures.ClusterState;
import dev.hansei.workflows.lineage.Frozen;
import java.util.Map;

/**
 * How the failures of a project fall into modes.
 *
 * @param byState clusters, every state
 * @param alonePatterns texts that belong to no cluster yet
 * @param aloneTraces the failures they stand for
 * @param uncounted failures that no pattern counts yet; the next collection does
 */
public record ClusterCounts(
    Map<ClusterState, Long> byState, long alonePatterns, long aloneTraces, long uncounted) {
  public ClusterCounts {
    byState = Frozen.sorted(byState);
  }
}
