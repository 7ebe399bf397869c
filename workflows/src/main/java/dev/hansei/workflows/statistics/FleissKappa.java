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

  /**
   * Kappa with its bootstrap interval over items; empty as {@link #of}. Where resamples do not
   * differ (raters that always agree) it is what so many equal items leave open.
   */
  public static Optional<Estimate> bootstrap(List<List<String>> ratings, BootstrapPlan plan) {
    if (ratings.isEmpty()) {
      return Optional.empty();
    }
    Table table = Table.of(ratings);
    int[] once = new int[ratings.size()];
    Arrays.fill(once, 1);
    double room = 1 - table.chance(once);
    return FigureBootstrap.interval(
        ratings.size(),
        table::kappa,
        1,
        kappa -> ConstantSample.ofAgreement(kappa, room, ratings.size(), plan.confidence()),
        plan);
  }

  /**
   * What was said.
   *
   * @param said for each item the place of each of its words among the {@code words} there are
   * @param pairs for each item its ordered pairs of equal words
   */
  private record Table(List<int[]> said, double[] pairs, int words) {
    static Table of(List<List<String>> ratings) {
      int raters = ratings.getFirst().size();
      Map<String, Integer> words = new LinkedHashMap<>();
      List<int[]> said = new ArrayList<>();
      for (List<String> item : ratings) {
        if (item.size() != raters || raters < 2) {
          throw new IllegalArgumentException(
              "every item needs the same number of ratings, at least 2, got %d and %d"
                  .formatted(raters, item.size()));
        }
        said.add(
            item.stream()
                .mapToInt(word -> words.computeIfAbsent(word, _ -> words.size()))
                .toArray());
      }
      return new Table(said, said.stream().mapToDouble(Table::alike).toArray(), words.size());
    }

    private static double alike(int[] item) {
      int[] sorted = Arrays.stream(item).sorted().toArray();
      double pairs = 0;
      int alike = 0;
      for (int i = 1; i < sorted.length; i++) {
        alike = sorted[i] == sorted[i - 1] ? alike + 1 : 0;
        pairs += 2.0 * alike;
      }
      return pairs;
    }

    /** NaN where chance explains everything. */
    double kappa(int[] times) {
      double raters = said.getFirst().length;
      double alike = 0;
      double items = 0;
      for (int item = 0; item < times.length; item++) {
        alike += times[item] * pairs[item];
        items += times[item];
      }
      double agreement = alike / (items * raters * (raters - 1));
      double chance = chance(times);
      double room = 1 - chance;
      return room <= ROUNDING ? Double.NaN : (agreement - chance) / room;
    }

    double chance(int[] times) {
      double[] totals = new double[words];
      double all = 0;
      for (int item = 0; item < times.length; item++) {
        for (int word : said.get(item)) {
          totals[word] += times[item];
        }
        all += (double) times[item] * said.get(item).length;
      }
      double chance = 0;
      for (double total : totals) {
        chance += total / all * (total / all);
      }
      return chance;
    }
  }
}
