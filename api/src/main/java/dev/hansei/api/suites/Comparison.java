package dev.hansei.api.suites;

import dev.hansei.workflows.statistics.Holm;
import dev.hansei.workflows.statistics.PairedComparison;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Two runs on the same cases.
 *
 * @param metrics what both scored: likely worse ones first, then likely better ones, then the rest,
 *     by name
 */
public record Comparison(List<ComparedMetric> metrics) {
  public Comparison {
    metrics = List.copyOf(metrics);
  }

  static Comparison of(Map<String, PairedComparison> seen) {
    List<Map.Entry<String, PairedComparison>> entries = new ArrayList<>(seen.entrySet());
    List<Double> corrected =
        Holm.correct(entries.stream().map(entry -> entry.getValue().paired().pValue()).toList());
    List<ComparedMetric> metrics = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      var entry = entries.get(i);
      metrics.add(
          new ComparedMetric(entry.getKey(), entry.getValue(), corrected.get(i), entries.size()));
    }
    metrics.sort(
        Comparator.comparing(ComparedMetric::standing).thenComparing(ComparedMetric::metric));
    return new Comparison(metrics);
  }
}
