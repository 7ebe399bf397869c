package dev.hansei.workflows.statistics;

import java.util.List;
import java.util.Optional;

/**
 * Precision, recall and F1 of a whole run with their intervals: counts are added up over the run
 * (micro), because the mean of single items' F1 is another figure.
 *
 * <p>Source of F1's closed interval: given how many items were found or missed, those found rightly
 * are binomial with share J, and F1 = 2J / (1 + J) rises with J, so that the ends of Wilson's
 * interval of J carry over.
 */
public final class Detection {
  private Detection() {}

  /** Which figure. */
  public enum Measure {
    /** Share of the alarms that were right. */
    PRECISION,
    /** Share of what was there that was found. */
    RECALL,
    /** Their harmonic mean. */
    F1
  }

  /**
   * The figure with Wilson's interval, for findings that are independent.
   *
   * @return empty where the figure is not defined: nothing found, nothing there, or neither
   */
  public static Optional<Estimate> wilson(Measure measure, List<Hits> run, double confidence) {
    Rules.requireConfidence(confidence);
    int found = run.stream().mapToInt(Hits::found).reduce(0, Math::addExact);
    int alarms = run.stream().mapToInt(Hits::falseAlarms).reduce(0, Math::addExact);
    int missed = run.stream().mapToInt(Hits::missed).reduce(0, Math::addExact);
    int total =
        switch (measure) {
          case PRECISION -> Math.addExact(found, alarms);
          case RECALL -> Math.addExact(found, missed);
          case F1 -> Math.addExact(Math.addExact(found, alarms), missed);
        };
    if (total == 0) {
      return Optional.empty();
    }
    Estimate share = Wilson.interval(found, total, confidence);
    return Optional.of(
        measure != Measure.F1
            ? share
            : new Estimate(
                f1(share.value()), f1(share.lower()), f1(share.upper()), confidence, total));
  }

  /**
   * The figure with its bootstrap interval, units resampled whole; empty as {@link #wilson}. Units
   * that have no say in the figure are left out and not counted: a thousand documents without an
   * alarm do not make the precision of one alarm any surer.
   */
  public static Optional<Estimate> bootstrap(Measure measure, List<Hits> run, BootstrapPlan plan) {
    List<Hits> units = Hits.byUnit(run).stream().filter(unit -> hasSay(measure, unit)).toList();
    return units.isEmpty()
        ? Optional.empty()
        : FigureBootstrap.interval(
            units.size(), times -> figure(measure, units, times), Range.UNIT, plan);
  }

  private static boolean hasSay(Measure measure, Hits unit) {
    return unit.found() > 0
        || switch (measure) {
          case PRECISION -> unit.falseAlarms() > 0;
          case RECALL -> unit.missed() > 0;
          case F1 -> unit.falseAlarms() > 0 || unit.missed() > 0;
        };
  }

  private static double f1(double share) {
    return 2 * share / (1 + share);
  }

  /** NaN where it is not defined. */
  private static double figure(Measure measure, List<Hits> units, int[] times) {
    double found = 0;
    double alarms = 0;
    double missed = 0;
    for (int unit = 0; unit < times.length; unit++) {
      Hits hits = units.get(unit);
      found += (double) times[unit] * hits.found();
      alarms += (double) times[unit] * hits.falseAlarms();
      missed += (double) times[unit] * hits.missed();
    }
    return switch (measure) {
      case PRECISION -> found / (found + alarms);
      case RECALL -> found / (found + missed);
      case F1 -> 2 * found / (2 * found + alarms + missed);
    };
  }
}
