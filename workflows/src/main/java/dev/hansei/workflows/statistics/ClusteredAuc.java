package dev.hansei.workflows.statistics;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The area under the ROC curve of items that share units, such as answers to one question: DeLong's
 * variance takes each as independent, so units are resampled whole instead.
 *
 * <p>Source: the nonparametric cluster bootstrap of Rutter, "Bootstrap estimation of diagnostic
 * accuracy with patient-clustered data", Academic Radiology 7 (2000).
 */
public final class ClusteredAuc {
  private ClusteredAuc() {}

  /**
   * The area with its interval; empty where one of the two kinds is missing. Resamples without one
   * of them are left out.
   *
   * @param units of each item, what it was sampled with
   * @throws IllegalArgumentException where there are not as many units as items, or too much to
   *     draw
   */
  public static Optional<Estimate> interval(
      List<ScoredItem> items, List<String> units, BootstrapPlan plan) {
    if (items.size() != units.size()) {
      throw new IllegalArgumentException(
          "each item has a unit, got %d and %d".formatted(items.size(), units.size()));
    }
    if (items.isEmpty()) {
      return Optional.empty();
    }
    Map<String, Integer> places = new LinkedHashMap<>();
    units.forEach(unit -> places.putIfAbsent(unit, places.size()));
    List<Placed> sorted =
        IntStream.range(0, items.size())
            .mapToObj(i -> new Placed(items.get(i), places.getOrDefault(units.get(i), 0)))
            .sorted(Comparator.comparingDouble(placed -> placed.item().score()))
            .toList();
    return FigureBootstrap.interval(places.size(), times -> area(sorted, times), Range.UNIT, plan);
  }

  private record Placed(ScoredItem item, int unit) {}

  /** In one sweep from the lowest score: each positive is above all negatives before it. */
  private static double area(List<Placed> sorted, int[] times) {
    double positives = 0;
    double negatives = 0;
    double above = 0;
    int from = 0;
    while (from < sorted.size()) {
      double score = sorted.get(from).item().score();
      double tiedPositives = 0;
      double tiedNegatives = 0;
      for (; from < sorted.size() && sorted.get(from).item().score() == score; from++) {
        Placed placed = sorted.get(from);
        tiedPositives += placed.item().positive() ? times[placed.unit()] : 0;
        tiedNegatives += placed.item().positive() ? 0 : times[placed.unit()];
      }
      above += tiedPositives * (negatives + tiedNegatives / 2);
      positives += tiedPositives;
      negatives += tiedNegatives;
    }
    return positives == 0 || negatives == 0 ? Double.NaN : above / (positives * negatives);
  }
}
