package dev.hansei.infra.registry.failures;

import dev.hansei.infra.registry.CountLimit;
import dev.hansei.workflows.failures.ClusterState;
import dev.hansei.workflows.lineage.Frozen;
import java.util.Map;

/**
 * How the failures of a project fall into modes. But for modes it is counted as far as lists count:
 * above {@link CountLimit#MAX} stands for more than that.
 *
 * @param byState clusters, every state
 * @param alonePatterns texts that belong to no cluster yet
 * @param aloneTraces the failures that those which were counted stand for
 * @param uncounted failures that no pattern counts yet; the next collection does
 */
public record ClusterCounts(
    Map<ClusterState, Long> byState, long alonePatterns, long aloneTraces, long uncounted) {
  public ClusterCounts {
    byState = Frozen.sorted(byState);
  }
}
