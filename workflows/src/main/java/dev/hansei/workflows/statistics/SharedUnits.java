package dev.hansei.workflows.statistics;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * How far two means rise and fall together because units have observations in both. Each unit moves
 * a mean by its residuals' sum over the number of observations, as in {@link ClusteredMean}; the
 * correlation is that of these moves. Source: Liang and Zeger, Biometrika 73 (1986), for two means
 * of one sample.
 */
final class SharedUnits {
  private SharedUnits() {}

  /** -1 to 1; 0 where they share no unit, or a side has no spread. */
  static double correlation(List<Observation> one, List<Observation> other) {
    Set<String> units = new HashSet<>();
    one.forEach(it -> units.add(it.unit()));
    if (other.stream().noneMatch(it -> units.contains(it.unit()))) {
      return 0;
    }
    Map<String, Double> ones = moves(one);
    Map<String, Double> others = moves(other);
    double both = 0;
    for (Map.Entry<String, Double> move : ones.entrySet()) {
      both += move.getValue() * others.getOrDefault(move.getKey(), 0.0);
    }
    double spread = Math.sqrt(squares(ones) * squares(others));
    return spread == 0 ? 0 : Math.clamp(both / spread, -1.0, 1.0);
  }

  private static Map<String, Double> moves(List<Observation> sample) {
    double mean = sample.stream().mapToDouble(Observation::value).average().orElse(0);
    Map<String, Double> moves = new TreeMap<>();
    for (Observation each : sample) {
      moves.merge(each.unit(), (each.value() - mean) / sample.size(), Double::sum);
    }
    return moves;
  }

  private static double squares(Map<String, Double> moves) {
    return moves.values().stream().mapToDouble(move -> move * move).sum();
  }
}
