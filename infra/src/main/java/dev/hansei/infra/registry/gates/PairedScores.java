package dev.hansei.infra.registry.gates;

import dev.hansei.infra.registry.suites.CaseScore;
import dev.hansei.workflows.statistics.PairedScore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Two runs' scores, metric by metric, on the cases that both scored; repeats of a case averaged.
 */
final class PairedScores {
  private PairedScores() {}

  static Map<String, List<PairedScore>> of(List<CaseScore> baseline, List<CaseScore> candidate) {
    Map<String, Map<UUID, Double>> before = means(baseline);
    Map<String, List<PairedScore>> pairs = new LinkedHashMap<>();
    means(candidate)
        .forEach((metric, scores) -> {
          List<PairedScore> both = pair(before.getOrDefault(metric, Map.of()), scores);
          if (!both.isEmpty()) {
            pairs.put(metric, both);
          }
        });
    return pairs;
  }

  private static List<PairedScore> pair(Map<UUID, Double> baseline, Map<UUID, Double> candidate) {
    List<PairedScore> both = new ArrayList<>();
    candidate.forEach((caseId, score) -> {
      Double before = baseline.get(caseId);
      if (before != null) {
        both.add(new PairedScore(caseId.toString(), before, score));
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
