package dev.hansei.workflows.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Fleiss' kappa: agreement of a fixed number of raters on words, beyond what the use of the words
 * alone would give; who rated what does not matter. Where the number of raters varies, see {@link
 * KrippendorffAlpha}.
 *
 * <p>Source: Fleiss, Psychol. Bull. 76 (1971); the same as statsmodels' {@code fleiss_kappa}.
 */
public final class FleissKappa {
  private static final double ROUNDING = 1e-12;

  private FleissKappa() {}

  /**
   * Kappa over the words said of each item; empty where there is no item or only one word.
   *
   * @throws IllegalArgumentException when items have different numbers of ratings, or fewer than
   *     two
   */
  public static OptionalDouble of(List<List<String>> ratings) {
    if (ratings.isEmpty()) {
      return OptionalDouble.empty();
    }
    Table table = Table.of(ratings);
    int[] once = new int[ratings.size()];
    Arrays.fill(once, 1);
    double kappa = table.kappa(once);
    return Double.isNaN(kappa) ? OptionalDouble.empty() : OptionalDouble.of(kappa);
  }

  /** Kappa with its bootstrap interval over items; empty as {@link #of}. */
  public static Optional<Estimate> bootstrap(List<List<String>> ratings, BootstrapPlan plan) {
    if (ratings.isEmpty()) {
      return Optional.empty();
    }
    return FigureBootstrap.interval(
        ratings.size(), Table.of(ratings)::kappa, new Range(-1, 1), plan);
  }

  /** For each item how often each word was said. */
  private record Table(List<int[]> counts, int raters, int words) {
    static Table of(List<List<String>> ratings) {
      int raters = ratings.getFirst().size();
      Map<String, Integer> words = new LinkedHashMap<>();
      for (List<String> item : ratings) {
        if (item.size() != raters || raters < 2) {
          throw new IllegalArgumentException(
              "every item needs the same number of ratings, at least 2, got %d and %d"
                  .formatted(raters, item.size()));
        }
        item.forEach(word -> words.putIfAbsent(word, words.size()));
      }
      List<int[]> counts = new ArrayList<>();
      for (List<String> item : ratings) {
        int[] row = new int[words.size()];
        item.forEach(word -> row[words.getOrDefault(word, 0)]++);
        counts.add(row);
      }
      return new Table(counts, raters, words.size());
    }

    /** NaN where chance explains everything. */
    double kappa(int[] times) {
      double[] totals = new double[words];
      double pairs = 0;
      double items = 0;
      for (int item = 0; item < times.length; item++) {
        int[] row = counts.get(item);
        items += times[item];
        for (int word = 0; word < words; word++) {
          totals[word] += (double) times[item] * row[word];
          pairs += (double) times[item] * row[word] * (row[word] - 1);
        }
      }
      double agreement = pairs / (items * raters * (raters - 1));
      double chance = 0;
      for (double total : totals) {
        double share = total / (items * raters);
        chance += share * share;
      }
      double room = 1 - chance;
      return room <= ROUNDING ? Double.NaN : (agreement - chance) / room;
    }
  }
}
