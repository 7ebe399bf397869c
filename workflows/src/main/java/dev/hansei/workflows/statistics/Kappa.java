package dev.hansei.workflows.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Cohen's kappa: agreement of two raters beyond what their habits alone would give, at most 1; 0
 * where they agree as often as chance would have it.
 *
 * <p>Where both raters use one and the same category only, chance explains everything: kappa is
 * then undefined in the literature and 0 here, because nothing was shown.
 *
 * <p>Sources: Cohen, Educ. Psychol. Meas. 20 (1960); Fleiss, Cohen and Everitt, Psychol. Bull. 72
 * (1969), for the large-sample standard error.
 */
public final class Kappa {
  /** Chance agreement nearer to 1 than this is rounding. */
  private static final double ROUNDING = 1e-12;

  private Kappa() {}

  /** Kappa of a table. */
  public static double of(Confusion table) {
    requireItems(table.total());
    return of(table.cells(), table.categories().size());
  }

  /**
   * Kappa with the large-sample interval that statistics packages print, cut to [-1, 1]. Too short
   * with few items and high agreement (see the note on certificates): decide on {@link #bootstrap}.
   */
  public static Estimate asymptotic(Confusion table, double confidence) {
    double kappa = of(table);
    double reach = Normal.twoSidedQuantile(confidence) * standardError(table);
    return cut(kappa, reach, table.total(), confidence);
  }

  /** The large-sample standard error; 0 where the raters agree on everything. */
  public static double standardError(Confusion table) {
    requireItems(table.total());
    Shares shares = Shares.of(table.cells(), table.categories().size());
    return Math.sqrt(Math.max(0, shares.variance() / table.total()));
  }

  /**
   * Kappa with its bootstrap interval; units are resampled whole. A resample in which chance
   * explains everything counts as 0. Where resamples do not differ (raters that agree on every
   * item, a rater that always says the same) the interval is what so many equal units leave open
   * (see {@link ConstantSample}).
   *
   * @throws IllegalArgumentException when there is no item, or too much to draw
   */
  public static Estimate bootstrap(List<RatedItem> items, BootstrapPlan plan) {
    Confusion table = Confusion.of(items);
    double kappa = of(table);
    Tables tables = Tables.of(items, table.categories());
    if (tables.size() == 1 || table.agreed() == table.total()) {
      return withoutSpread(table, kappa, tables.size(), plan.confidence());
    }
    plan.requireFeasible(tables.size());
    double[] figures = tables.resample(plan);
    Arrays.sort(figures);
    // A rater that always says the same has kappa 0 in every resample, which proves nothing.
    if (figures[figures.length - 1] - figures[0] <= ROUNDING) {
      return withoutSpread(table, kappa, tables.size(), plan.confidence());
    }
    double acceleration = ResampledInterval.acceleration(tables.without());
    return new ResampledInterval(kappa, figures, acceleration, tables.size(), ROUNDING)
        .interval(plan);
  }

  private static Estimate withoutSpread(
      Confusion table, double kappa, int units, double confidence) {
    double chance = Shares.of(table.cells(), table.categories().size()).chance();
    return ConstantSample.ofAgreement(kappa, 1 - chance, units, confidence);
  }

  /** An interval of a kind of kappa, which nothing can take out of [-1, 1]. */
  static Estimate cut(double kappa, double reach, int n, double confidence) {
    double inside = Math.clamp(kappa, -1, 1);
    return new Estimate(
        inside, Math.max(-1, inside - reach), Math.min(1, inside + reach), confidence, n);
  }

  private static double of(double[] cells, int size) {
    Shares shares = Shares.of(cells, size);
    double room = 1 - shares.chance();
    return room <= ROUNDING ? 0 : (shares.agreement() - shares.chance()) / room;
  }

  private static void requireItems(int total) {
    if (total < 1) {
      throw new IllegalArgumentException("kappa needs at least one item, got none");
    }
  }

  /** A table as shares of its total, with the shares of its rows and columns. */
  private record Shares(double[] cells, double[] rows, double[] columns) {
    static Shares of(double[] counts, int size) {
      double total = Arrays.stream(counts).sum();
      double[] cells = new double[counts.length];
      double[] rows = new double[size];
      double[] columns = new double[size];
      for (int cell = 0; cell < counts.length; cell++) {
        cells[cell] = counts[cell] / total;
        rows[cell / size] += cells[cell];
        columns[cell % size] += cells[cell];
      }
      return new Shares(cells, rows, columns);
    }

    double agreement() {
      double sum = 0;
      for (int i = 0; i < rows.length; i++) {
        sum += cells[i * rows.length + i];
      }
      return sum;
    }

    double chance() {
      double sum = 0;
      for (int i = 0; i < rows.length; i++) {
        sum += rows[i] * columns[i];
      }
      return sum;
    }

    /** Of one item; Fleiss, Cohen and Everitt's equation 13. */
    double variance() {
      double chance = chance();
      double room = 1 - chance;
      if (room <= ROUNDING) {
        return 0;
      }
      double kappa = (agreement() - chance) / room;
      double sum = -Math.pow(kappa - chance * (1 - kappa), 2);
      for (int cell = 0; cell < cells.length; cell++) {
        int row = cell / rows.length;
        int column = cell % rows.length;
        double habits = (columns[row] + rows[column]) * (1 - kappa);
        sum += cells[cell] * (row == column ? Math.pow(1 - habits, 2) : habits * habits);
      }
      return sum / (room * room);
    }
  }

  /**
   * The sample as the cells of each unit's items: tables of many categories are nearly empty.
   *
   * @param units for each unit the cell of each of its items
   */
  private record Tables(List<int[]> units, int categories) {
    static Tables of(List<RatedItem> items, List<String> categories) {
      int size = categories.size();
      Map<String, List<Integer>> cells = new LinkedHashMap<>();
      for (RatedItem item : items) {
        int row = categories.indexOf(item.reference());
        int column = categories.indexOf(item.rating());
        cells.computeIfAbsent(item.unit(), _ -> new ArrayList<>()).add(row * size + column);
      }
      return new Tables(
          cells.values().stream()
              .map(unit -> unit.stream().mapToInt(Integer::intValue).toArray())
              .toList(),
          size);
    }

    int size() {
      return units.size();
    }

    double[] resample(BootstrapPlan plan) {
      SplitMix64 generator = new SplitMix64(plan.seed());
      double[] figures = new double[plan.resamples()];
      double[] sum = new double[categories * categories];
      for (int resample = 0; resample < figures.length; resample++) {
        Arrays.fill(sum, 0);
        for (int draw = 0; draw < size(); draw++) {
          add(sum, units.get(generator.nextBelow(size())), 1);
        }
        figures[resample] = Kappa.of(sum, categories);
      }
      return figures;
    }

    /** Kappa without one unit each. */
    double[] without() {
      double[] sum = new double[categories * categories];
      units.forEach(unit -> add(sum, unit, 1));
      double[] figures = new double[size()];
      for (int unit = 0; unit < figures.length; unit++) {
        add(sum, units.get(unit), -1);
        figures[unit] = Kappa.of(sum, categories);
        add(sum, units.get(unit), 1);
      }
      return figures;
    }

    private static void add(double[] sum, int[] cells, int times) {
      for (int cell : cells) {
        sum[cell] += times;
      }
    }
  }
}
