package dev.hansei.infra.registry.gates;

import dev.hansei.infra.registry.suites.CaseScore;
import dev.hansei.workflows.cases.CaseCluster;
import dev.hansei.workflows.cases.CaseId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Two runs' scores, metric by metric, on the cases that both scored; repeats of a case averaged.
 */
final class PairedScores {
  private PairedScores() {}

  static Map<String, List<CasePair>> of(List<CaseScore> baseline, List<CaseScore> candidate) {
    Map<String, Map<UUID, Double>> before = means(baseline);
    Map<UUID, String> clusters = new HashMap<>();
    candidate.forEach(score -> clusters.put(score.caseId(), score.clusterKey()));
    Map<String, List<CasePair>> pairs = new LinkedHashMap<>();
    means(candidate)
        .forEach((metric, scores) -> {
          List<CasePair> both = pair(before.getOrDefault(metric, Map.of()), scores, clusters);
          if (!both.isEmpty()) {
            pairs.put(metric, both);
          }
        });
    return pairs;
  }

  private static List<CasePair> pair(
      Map<UUID, Double> baseline, Map<UUID, Double> candidate, Map<UUID, String> clusters) {
    List<CasePair> both = new ArrayList<>();
    candidate.forEach((caseId, score) -> {
      Double before = baseline.get(caseId);
      if (before != null) {
        CaseId id = new CaseId(caseId);
        String cluster = clusters.getOrDefault(caseId, CaseCluster.alone(id).toString());
        both.add(new CasePair(id, cluster, before, score));
      }
    });
    return both;
  }

  private static Map<String, Map<UUID, Double>> means(List<CaseScore> scores) {
    Map<String, Map<UUID, double[]>> sums = new LinkedHashMap<>();
    for (CaseScore score : scores) {
      double[] sum =
          sums.computeIfAbsent(score.metric(), _ -> new LinkedHashMap<>())
              .computeIfAbsent(score.caseId(), _ -> new double[2]);
      sum[0] += score.value();
      sum[1]++;
    }
    Map<String, Map<UUID, Double>> means = new LinkedHashMap<>();
    sums.forEach((metric, ofCases) -> {
      Map<UUID, Double> ofMetric = new LinkedHashMap<>();
      // Rounding in the division must not leave the range of a score.
      ofCases.forEach((id, sum) -> ofMetric.put(id, Math.min(1, sum[0] / sum[1])));
      means.put(metric, ofMetric);
    });
    return means;
  }
}
