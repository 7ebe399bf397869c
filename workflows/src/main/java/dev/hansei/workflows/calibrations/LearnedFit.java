package dev.hansei.workflows.calibrations;

import dev.hansei.workflows.calibrations.LearnedTraining.Example;
import dev.hansei.workflows.criteria.Platt;
import dev.hansei.workflows.statistics.Confusion;
import dev.hansei.workflows.statistics.Kappa;
import dev.hansei.workflows.statistics.LogisticRegression;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * All that is learnt from some examples: how features are scaled, the weights, and the penalty,
 * calibration and threshold that were chosen on held folds of these examples.
 */
record LearnedFit(
    Scaling scaling,
    LogisticRegression.Fit weights,
    double penalty,
    Platt calibration,
    double threshold) {
  /** From barely held to nearly flat, a decade apart. */
  private static final List<Double> PENALTIES = List.of(0.1, 1.0, 10.0, 100.0, 1000.0, 10_000.0);

  /** Holds the slope where odds part all labels; on standardised odds it moves nothing else. */
  private static final double PLATT_PENALTY = 0.1;

  /** Where the odds rank nothing, chances lie near the share that passes, and keep their order. */
  private static final double SLOPE_MIN = 0.01;

  private static final int STEPS = 100;

  LearnedFit {
    Objects.requireNonNull(scaling, "scaling is null");
    Objects.requireNonNull(weights, "weights is null");
    Objects.requireNonNull(calibration, "calibration is null");
  }

  /**
   * Learns.
   *
   * @param sorted at least one example, in an order that the labels' order does not change
   */
  static LearnedFit of(List<Example> sorted) {
    Scaling scaling = Scaling.of(sorted);
    List<LogisticRegression.Row> rows =
        sorted.stream()
            .map(one -> new LogisticRegression.Row(scaling.of(one), one.passed()))
            .toList();
    int[] folds = LearnedTraining.folds(sorted);
    Trial best = Trial.NONE;
    for (double penalty : PENALTIES) {
      Trial trial = Trial.of(rows, folds, penalty);
      best = trial.loss() < best.loss() ? trial : best;
    }
    Platt calibration = platt(rows, best.odds());
    return new LearnedFit(
        scaling,
        LogisticRegression.fit(rows, best.penalty()),
        best.penalty(),
        calibration,
        threshold(rows, best.odds(), calibration));
  }

  /** The calibrated chance of a pass. */
  double chance(Example one) {
    return chance(odds(weights, scaling.of(one)), calibration);
  }

  private static double odds(LogisticRegression.Fit fit, double[] features) {
    double odds = fit.intercept();
    for (int i = 0; i < features.length; i++) {
      odds += fit.weights()[i] * features[i];
    }
    return odds;
  }

  private static double chance(double odds, Platt calibration) {
    return 1 / (1 + Math.exp(-calibration.of(odds)));
  }

  /** Fitted on odds of rows that the fold's weights had not seen. */
  private static Platt platt(List<LogisticRegression.Row> rows, double[] odds) {
    double mean = Arrays.stream(odds).average().orElse(0);
    double variance = Arrays.stream(odds).map(v -> (v - mean) * (v - mean)).average().orElse(0);
    double spread = variance < 1e-18 ? 1 : Math.sqrt(variance);
    List<LogisticRegression.Row> standard = new ArrayList<>();
    for (int i = 0; i < odds.length; i++) {
      double[] one = {(odds[i] - mean) / spread};
      standard.add(new LogisticRegression.Row(one, rows.get(i).positive()));
    }
    LogisticRegression.Fit fit = LogisticRegression.fit(standard, PLATT_PENALTY);
    double slope = Math.max(SLOPE_MIN, fit.weights()[0]) / spread;
    return new Platt(slope, fit.intercept() - slope * mean);
  }

  /** The threshold of the greatest kappa on answers that the fold's weights had not seen. */
  private static double threshold(
      List<LogisticRegression.Row> rows, double[] odds, Platt calibration) {
    double best = 0.5;
    double bestKappa = Double.NEGATIVE_INFINITY;
    for (int step = 1; step < STEPS; step++) {
      double threshold = step / (double) STEPS;
      double kappa = kappa(rows, odds, calibration, threshold);
      // Of equals the one nearest to the middle, which asks least of the data.
      boolean nearer = Math.abs(threshold - 0.5) < Math.abs(best - 0.5);
      if (kappa > bestKappa || (kappa == bestKappa && nearer)) {
        best = threshold;
        bestKappa = kappa;
      }
    }
    return best;
  }

  private static double kappa(
      List<LogisticRegression.Row> rows, double[] odds, Platt calibration, double threshold) {
    int[][] counts = new int[2][2];
    for (int i = 0; i < odds.length; i++) {
      counts[rows.get(i).positive() ? 1 : 0][chance(odds[i], calibration) >= threshold ? 1 : 0]++;
    }
    return Kappa.of(
        new Confusion(
            List.of("fail", "pass"),
            Arrays.stream(counts).map(row -> Arrays.stream(row).boxed().toList()).toList()));
  }

  /** How one penalty does on rows that were held out. */
  private record Trial(double penalty, double loss, double[] odds) {
    static final Trial NONE = new Trial(1, Double.POSITIVE_INFINITY, new double[0]);

    /** A chance this near to 0 or 1 would make one row decide. */
    private static final double EDGE = 1e-6;

    static Trial of(List<LogisticRegression.Row> rows, int[] folds, double penalty) {
      double[] odds = new double[rows.size()];
      double loss = 0;
      for (int fold = 0; fold < LearnedTraining.FOLDS; fold++) {
        LogisticRegression.Fit fit = without(rows, folds, fold, penalty);
        for (int i = 0; i < folds.length; i++) {
          if (folds[i] == fold) {
            odds[i] = LearnedFit.odds(fit, rows.get(i).features());
            double chance = Math.clamp(1 / (1 + Math.exp(-odds[i])), EDGE, 1 - EDGE);
            loss -= Math.log(rows.get(i).positive() ? chance : 1 - chance);
          }
        }
      }
      return new Trial(penalty, loss, odds);
    }

    private static LogisticRegression.Fit without(
        List<LogisticRegression.Row> rows, int[] folds, int fold, double penalty) {
      List<LogisticRegression.Row> others = new ArrayList<>();
      for (int i = 0; i < folds.length; i++) {
        if (folds[i] != fold) {
          others.add(rows.get(i));
        }
      }
      return LogisticRegression.fit(others, penalty);
    }
  }
}
