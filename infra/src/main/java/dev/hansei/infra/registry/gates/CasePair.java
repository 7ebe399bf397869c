package dev.hansei.infra.registry.gates;

import dev.hansei.workflows.cases.CaseId;
import dev.hansei.workflows.statistics.PairedScore;

/**
 * One case that two runs scored on one metric.
 *
 * @param clusterKey what it was sampled with: a {@link dev.hansei.workflows.cases.CaseCluster}'s
 *     text
 */
public record CasePair(CaseId caseId, String clusterKey, double baseline, double candidate) {
  /** How much better the candidate did: candidate less baseline. */
  public double difference() {
    return candidate - baseline;
  }

  /** As statistics take it: its cluster is the unit. */
  public PairedScore scores() {
    return new PairedScore(clusterKey, baseline, candidate);
  }
}
