package dev.hansei.workflows.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Krippendorff's alpha of numbers: agreement of any number of raters, whoever rated what, where
 * near misses count less than far ones. For words see {@link KrippendorffAlpha}.
 *
 * <p>Source: Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011).
 */
public final class GradedAlpha {
  private GradedAlpha() {}

  /** What the distance of two grades means. */
  public enum Scale {
    /** Equal or not. */
    NOMINAL,
    /** How many ratings lie between them: stars, ranks. */
    ORDINAL,
    /** Their difference: scores. */
    INTERVAL
  }

  /**
   * Alpha over the grades given to each thing; what fewer than two rated says nothing. Empty where
   * nothing was rated twice, or only one grade was used.
   *
   * @param ratings finite numbers
   */
  public static OptionalDouble of(List<List<Double>> ratings, Scale scale) {
    Table table = Table.of(ratings);
    int[] once = new int[table.units().length];
    Arrays.fill(once, 1);
    double alpha = table.alpha(once, scale);
    return Double.isNaN(alpha) ? OptionalDouble.empty() : OptionalDouble.of(alpha);
  }

  /**
   * Alpha with its bootstrap interval over the things that were rated twice; empty as {@link #of}.
   * Where resamples do not differ (raters that always agree) it is what so many equal things leave
   * open.
   */
  public static Optional<Estimate> bootstrap(
      List<List<Double>> ratings, Scale scale, BootstrapPlan plan) {
    Table table = Table.of(ratings);
    if (table.units().length == 0) {
      return Optional.empty();
    }
    int[] once = new int[table.units().length];
    Arrays.fill(once, 1);
    double room = table.room(once, scale);
    return FigureBootstrap.interval(
        once.length,
        times -> table.alpha(times, scale),
        1,
        alpha -> ConstantSample.ofAgreement(alpha, room, once.length, plan.confidence()),
        plan);
  }

  /**
   * What was rated twice, as counts: what hundreds said of one thing costs as many steps as they
   * used grades.
   *
   * @param grades all that were given, ascending
   * @param units for each thing the places of its grades among them, each once
   * @param counts how often each of those was given
   */
  private record Table(double[] grades, int[][] units, int[][] counts) {
    static Table of(List<List<Double>> ratings) {
      List<List<Double>> paired = ratings.stream().filter(unit -> unit.size() > 1).toList();
      double[] grades =
          paired.stream()
              .flatMap(List::stream)
              .mapToDouble(Double::doubleValue)
              .map(each -> each + 0.0)
              .distinct()
              .sorted()
              .toArray();
      if (!Arrays.stream(grades).allMatch(Double::isFinite)) {
        throw new IllegalArgumentException("grades are finite, got " + Arrays.toString(grades));
      }
      int[][] places =
          paired.stream()
              .map(unit ->
                  unit.stream().mapToInt(each -> Arrays.binarySearch(grades, each + 0.0)).toArray())
              .toArray(int[][]::new);
      int[][] units = new int[places.length][];
      int[][] counts = new int[places.length][];
      for (int unit = 0; unit < places.length; unit++) {
        int[] own = places[unit];
        units[unit] = Arrays.stream(own).distinct().toArray();
        counts[unit] =
            Arrays.stream(units[unit])
                .map(place -> (int) Arrays.stream(own).filter(each -> each == place).count())
                .toArray();
      }
      return new Table(grades, units, counts);
    }

    private double[] totals(int[] times) {
      double[] totals = new double[grades.length];
      for (int unit = 0; unit < units.length; unit++) {
        for (int i = 0; i < units[unit].length; i++) {
          totals[units[unit][i]] += (double) times[unit] * counts[unit][i];
        }
      }
      return totals;
    }

    /** The squared distance of two ratings by chance, as a share of the largest there is. */
    double room(int[] times, Scale scale) {
      double[] totals = totals(times);
      double[] places = places(totals, scale);
      double ratings = Arrays.stream(totals).sum();
      double apart = scale == Scale.NOMINAL ? 1 : places[places.length - 1] - places[0];
      return apart == 0
          ? 0
          : expected(totals, places, ratings, scale) / (ratings * (ratings - 1)) / (apart * apart);
    }

    /** NaN where only one grade is left. */
    double alpha(int[] times, Scale scale) {
      double[] totals = totals(times);
      if (Arrays.stream(totals).filter(total -> total > 0).count() < 2) {
        return Double.NaN;
      }
      double[] places = places(totals, scale);
      double observed = 0;
      for (int unit = 0; unit < units.length; unit++) {
        observed += times[unit] == 0 ? 0 : times[unit] * within(unit, places, scale);
      }
      double ratings = Arrays.stream(totals).sum();
      return 1 - (ratings - 1) * observed / expected(totals, places, ratings, scale);
    }

    /**
     * Where each grade lies on the line along which distances are measured. Krippendorff's ordinal
     * distance, all ratings from one grade to the other less half of both ends, is the distance of
     * their mean ranks.
     */
    private double[] places(double[] totals, Scale scale) {
      if (scale != Scale.ORDINAL) {
        return grades;
      }
      double[] ranks = new double[totals.length];
      double before = 0;
      for (int grade = 0; grade < totals.length; grade++) {
        ranks[grade] = before + totals[grade] / 2;
        before += totals[grade];
      }
      return ranks;
    }

    /** The squared distances of all ordered pairs within one thing, a rating's share of them. */
    private double within(int unit, double[] places, Scale scale) {
      double ratings = 0;
      double mean = 0;
      double same = 0;
      for (int i = 0; i < counts[unit].length; i++) {
        double count = counts[unit][i];
        ratings += count;
        mean += count * places[units[unit][i]];
        same += count * count;
      }
      if (scale == Scale.NOMINAL) {
        return (ratings * ratings - same) / (ratings - 1);
      }
      mean /= ratings;
      double squares = 0;
      for (int i = 0; i < counts[unit].length; i++) {
        double apart = places[units[unit][i]] - mean;
        squares += counts[unit][i] * apart * apart;
      }
      return 2 * ratings * squares / (ratings - 1);
    }

    /** The squared distances of all ordered pairs of ratings, whoever gave them to what. */
    private static double expected(double[] totals, double[] places, double ratings, Scale scale) {
      double mean = 0;
      double same = 0;
      for (int grade = 0; grade < totals.length; grade++) {
        mean += totals[grade] * places[grade] / ratings;
        same += totals[grade] * totals[grade];
      }
      double squares = 0;
      for (int grade = 0; grade < totals.length; grade++) {
        squares += totals[grade] * (places[grade] - mean) * (places[grade] - mean);
      }
      return scale == Scale.NOMINAL ? ratings * ratings - same : 2 * ratings * squares;
    }
  }
}
