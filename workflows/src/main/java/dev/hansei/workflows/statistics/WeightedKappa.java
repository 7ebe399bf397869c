package dev.hansei.workflows.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Cohen's kappa for categories that have an order, such as grades: near misses count less than far
 * ones. Categories stand in the order of the table.
 *
 * <p>Where chance explains everything (both raters use one and the same category only) it is 0, as
 * {@link Kappa} is. Sources: Cohen, Psychol. Bull. 70 (1968); Fleiss, Cohen and Everitt, Psychol.
 * Bull. 72 (1969), for the standard error.
 */
public final class WeightedKappa {
  private static final double ROUNDING = 1e-12;

  private WeightedKappa() {}

  /** How much a disagreement weighs. */
  public enum Weights {
    /** As many steps as the categories are apart. */
    LINEAR,
    /** The square of that. */
    QUADRATIC;

    private double agreement(int row, int column, int size) {
      double apart = size == 1 ? 0 : Math.abs(row - column) / (size - 1.0);
      return switch (this) {
        case LINEAR -> 1 - apart;
        case QUADRATIC -> 1 - apart * apart;
      };
    }
  }

  /** Kappa of a table. */
  public static double of(Confusion table, Weights weights) {
    return Shares.of(table, weights).kappa();
  }

  /**
   * Kappa with its large-sample interval, cut to [-1, 1]; too short with few items (see {@link
   * Kappa}).
   */
  public static Estimate asymptotic(Confusion table, Weights weights, double confidence) {
    Shares shares = Shares.of(table, weights);
    double reach =
        Normal.twoSidedQuantile(confidence)
            * Math.sqrt(Math.max(0, shares.variance() / table.total()));
    return Kappa.cut(shares.kappa(), reach, table.total(), confidence);
  }

  /**
   * Kappa with its bootstrap interval, units resampled whole; where resamples do not differ, as
   * {@link Kappa#bootstrap}.
   *
   * @param categories in their order; every item has one of them
   * @throws IllegalArgumentException when there is no item, or too much to draw
   */
  public static Estimate bootstrap(
      List<RatedItem> items, List<String> categories, Weights weights, BootstrapPlan plan) {
    Confusion table = Confusion.of(items, categories);
    Shares shares = Shares.of(table, weights);
    int size = categories.size();
    Map<String, List<Integer>> cells = new LinkedHashMap<>();
    for (RatedItem item : items) {
      int cell = categories.indexOf(item.reference()) * size + categories.indexOf(item.rating());
      cells.computeIfAbsent(item.unit(), _ -> new ArrayList<>()).add(cell);
    }
    List<int[]> units =
        cells.values().stream()
            .map(unit -> unit.stream().mapToInt(Integer::intValue).toArray())
            .toList();
    // Resamples of one category only have kappa 0, and would hide that all the others are alike.
    if (table.agreed() == table.total()) {
      return ConstantSample.ofAgreement(
          shares.kappa(), 1 - shares.chance(), units.size(), plan.confidence());
    }
    return FigureBootstrap.interval(
            units.size(),
            times -> Shares.of(sum(units, times, size), size, weights).kappa(),
            1,
            kappa ->
                ConstantSample.ofAgreement(
                    kappa, 1 - shares.chance(), units.size(), plan.confidence()),
            plan)
        .orElseThrow();
  }

  private static double[] sum(List<int[]> units, int[] times, int size) {
    double[] sum = new double[size * size];
    for (int unit = 0; unit < times.length; unit++) {
      for (int cell : units.get(unit)) {
        sum[cell] += times[unit];
      }
    }
    return sum;
  }

  /** A table as shares of its total, with the shares of its rows and columns. */
  private record Shares(double[] cells, double[] rows, double[] columns, Weights weights) {
    static Shares of(Confusion table, Weights weights) {
      return of(table.cells(), table.categories().size(), weights);
    }

    static Shares of(double[] counts, int size, Weights weights) {
      double total = Arrays.stream(counts).sum();
      if (total < 1) {
        throw new IllegalArgumentException("kappa needs at least one item, got none");
      }
      double[] cells = new double[counts.length];
      double[] rows = new double[size];
      double[] columns = new double[size];
      for (int cell = 0; cell < counts.length; cell++) {
        cells[cell] = counts[cell] / total;
        rows[cell / size] += cells[cell];
        columns[cell % size] += cells[cell];
      }
      return new Shares(cells, rows, columns, weights);
    }

    private double weight(int cell) {
      return weights.agreement(cell / rows.length, cell % rows.length, rows.length);
    }

    private double chance() {
      double sum = 0;
      for (int cell = 0; cell < cells.length; cell++) {
        sum += weight(cell) * rows[cell / rows.length] * columns[cell % rows.length];
      }
      return sum;
    }

    double kappa() {
      double room = 1 - chance();
      double agreement = 0;
      for (int cell = 0; cell < cells.length; cell++) {
        agreement += weight(cell) * cells[cell];
      }
      return room <= ROUNDING ? 0 : (agreement - chance()) / room;
    }

    /** Of one item; Fleiss, Cohen and Everitt's equation 8. */
    double variance() {
      double chance = chance();
      double room = 1 - chance;
      if (room <= ROUNDING) {
        return 0;
      }
      int size = rows.length;
      double[] ofRow = new double[size];
      double[] ofColumn = new double[size];
      for (int cell = 0; cell < cells.length; cell++) {
        ofRow[cell / size] += weight(cell) * columns[cell % size];
        ofColumn[cell % size] += weight(cell) * rows[cell / size];
      }
      double kappa = kappa();
      double sum = -Math.pow(kappa - chance * (1 - kappa), 2);
      for (int cell = 0; cell < cells.length; cell++) {
        double habits = (ofRow[cell / size] + ofColumn[cell % size]) * (1 - kappa);
        sum += cells[cell] * Math.pow(weight(cell) - habits, 2);
      }
      return sum / (room * room);
    }
  }
}
