package dev.hansei.workflows.statistics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The win rate as it would be if both answers were equally long: judges like long answers, whatever
 * they say. A logistic regression on the length difference, read at a difference of 0.
 *
 * <p>Source: Dubois, Galambosi, Liang and Hashimoto, "Length-Controlled AlpacaEval" (2024): the
 * term is tanh of the difference in its standard deviations. Their third term, how hard an
 * instruction is, needs many models on the same instructions and is left out. The interval is the
 * delta method's on the log odds, with errors that let duels of one unit hang together.
 *
 * @param controlled the rate at equal length, in [0, 1]
 * @param raw the plain rate
 * @param lengthEffect the log odds that the length term adds; 0 where lengths do not differ
 */
public record LengthControlledWinRate(Estimate controlled, double raw, double lengthEffect) {
  /**
   * Holds the length effect finite where length alone decides; moves no digit that is read
   * otherwise.
   */
  private static final double PENALTY = 1e-8;

  /**
   * The regression has two parameters; below four duels for each, or four units that duels share,
   * its errors come out as small as nought, as if three duels had settled everything.
   */
  static final int DUELS_MIN = 8;

  /** From here on Student's quantile is within a twentieth of the normal one, which papers use. */
  private static final int UNITS_MANY = 30;

  /**
   * The sum of chance times other chance, below which length alone decides every duel: a single
   * exception to that leaves at least a quarter.
   */
  private static final double SEPARATED = 0.1;

  /**
   * Estimates it. Where every duel ended alike there is nothing to control: the interval is then
   * what so many equal units leave open, as it is for a single unit. Where length alone decides all
   * of them, or there are fewer than {@link #DUELS_MIN} units, nothing is known of equal lengths,
   * and it is all of [0, 1].
   *
   * @throws IllegalArgumentException when there is no duel
   */
  public static LengthControlledWinRate of(List<Duel> duels, double confidence) {
    Rules.requireConfidence(confidence);
    if (duels.isEmpty()) {
      throw new IllegalArgumentException("a win rate needs at least one duel, got none");
    }
    double raw = duels.stream().mapToDouble(Duel::won).average().orElseThrow();
    int units = (int) duels.stream().map(Duel::unit).distinct().count();
    double won = duels.getFirst().won();
    if (duels.stream().allMatch(duel -> duel.won() == won)) {
      return new LengthControlledWinRate(
          ConstantSample.interval(raw, units, Range.UNIT, confidence), raw, 0);
    }
    double[] terms = terms(duels);
    LogisticRegression.Fit fit = fit(duels, terms);
    double odds = fit.intercept();
    double rate = sigmoid(odds);
    boolean tooFew = units < DUELS_MIN && units > 1;
    if (tooFew || isSeparated(terms, fit)) {
      Estimate open = new Estimate(rate, 0, 1, confidence, units);
      return new LengthControlledWinRate(open, raw, fit.weights()[0]);
    }
    double reach = quantile(duels, units, confidence) * error(duels, terms, fit, units);
    Estimate controlled =
        units == 1
            ? ConstantSample.interval(rate, units, Range.UNIT, confidence)
            : new Estimate(rate, sigmoid(odds - reach), sigmoid(odds + reach), confidence, units);
    return new LengthControlledWinRate(controlled, raw, fit.weights()[0]);
  }

  /** Where shared units are few: Student's t, as Cameron and Miller (2015) advise for clusters. */
  private static double quantile(List<Duel> duels, int units, double confidence) {
    return units == duels.size() || units == 1 || units >= UNITS_MANY
        ? Normal.twoSidedQuantile(confidence)
        : Student.twoSidedQuantile(units - 1, confidence);
  }

  private static boolean isSeparated(double[] terms, LogisticRegression.Fit fit) {
    double spread = 0;
    for (double term : terms) {
      double chance = fit.probability(new double[] {term});
      spread += chance * (1 - chance);
    }
    return spread < SEPARATED;
  }

  private static double[] terms(List<Duel> duels) {
    double[] differences = duels.stream().mapToDouble(Duel::lengthDifference).toArray();
    double deviation = Differences.deviation(differences);
    double[] terms = new double[differences.length];
    for (int i = 0; i < terms.length && deviation > 0; i++) {
      terms[i] = Math.tanh(differences[i] / deviation);
    }
    return terms;
  }

  /** Each duel as two rows, so that a tie can be one of each. */
  private static LogisticRegression.Fit fit(List<Duel> duels, double[] terms) {
    List<LogisticRegression.Row> rows = new ArrayList<>();
    for (int i = 0; i < terms.length; i++) {
      double won = duels.get(i).won();
      rows.add(new LogisticRegression.Row(new double[] {terms[i]}, won > 0.5));
      rows.add(new LogisticRegression.Row(new double[] {terms[i]}, won >= 0.5));
    }
    return LogisticRegression.fit(rows, 2 * PENALTY);
  }

  /** Of the intercept; the sandwich of Liang and Zeger with statsmodels' correction. */
  private static double error(
      List<Duel> duels, double[] terms, LogisticRegression.Fit fit, int units) {
    double[][] information = {{0, 0}, {0, PENALTY}};
    Map<String, double[]> scores = new LinkedHashMap<>();
    for (int i = 0; i < terms.length; i++) {
      double chance = fit.probability(new double[] {terms[i]});
      double spread = chance * (1 - chance);
      double rest = duels.get(i).won() - chance;
      information[0][0] += spread;
      information[1][0] += spread * terms[i];
      information[1][1] += spread * terms[i] * terms[i];
      double[] score = scores.computeIfAbsent(duels.get(i).unit(), _ -> new double[2]);
      score[0] += rest;
      score[1] += rest * terms[i];
    }
    double[] row = Cholesky.solve(information, new double[] {1, 0});
    double variance = 0;
    for (double[] score : scores.values()) {
      double pull = row[0] * score[0] + row[1] * score[1];
      variance += pull * pull;
    }
    double n = Math.max(3, terms.length);
    double correction = units == 1 ? 1 : units / (units - 1.0) * (n - 1) / (n - 2);
    return Math.sqrt(correction * variance);
  }

  private static double sigmoid(double odds) {
    return 1 / (1 + Math.exp(-odds));
  }
}
