package dev.hansei.workflows.statistics;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The difference of two means that rise and fall together because units have observations in both.
 * Each unit moves a mean by its residuals' sum over the number of observations, as in {@link
 * ClusteredMean}, and the difference by what it moves the one less what it moves the other. Source:
 * Liang and Zeger, Biometrika 73 (1986), for two means of one sample.
 */
final class SharedUnits {
  /** Rounding never leaves exactly nothing of moves that cancel. */
  private static final double NOTHING = 1e-12;

  private SharedUnits() {}

  /** The mean of the one less that of the other; empty where they share no unit. */
  static Optional<ClusteredMean> gap(List<Observation> one, List<Observation> other) {
    Set<String> units = new HashSet<>();
    one.forEach(it -> units.add(it.unit()));
    if (other.stream().noneMatch(it -> units.contains(it.unit()))) {
      return Optional.empty();
    }
    other.forEach(it -> units.add(it.unit()));
    Map<String, Double> moves = moves(one);
    moves(other).forEach((unit, move) -> moves.merge(unit, -move, Double::sum));
    double squares = moves.values().stream().mapToDouble(move -> move * move).sum();
    double cr0 = squares < NOTHING * NOTHING ? 0 : Math.sqrt(squares);
    int count = units.size();
    return Optional.of(
        new ClusteredMean(
            mean(one) - mean(other),
            cr0,
            count == 1 ? cr0 : cr0 * Math.sqrt(count / (count - 1.0)),
            count,
            one.size() + other.size()));
  }

  private static Map<String, Double> moves(List<Observation> sample) {
    double mean = mean(sample);
    Map<String, Double> moves = new TreeMap<>();
    for (Observation each : sample) {
      moves.merge(each.unit(), (each.value() - mean) / sample.size(), Double::sum);
    }
    return moves;
  }

  private static double mean(List<Observation> sample) {
    return sample.stream().mapToDouble(Observation::value).average().orElse(0);
  }
}
