package dev.hansei.workflows.statistics;

import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * How large a difference is, free of the scale of its scores.
 *
 * <p>Sources: Cohen, "Statistical Power Analysis for the Behavioral Sciences" (1988), and Hedges,
 * J. Educ. Stat. 6 (1981), for d and g; Steiger and Fouladi (1997) for their exact intervals by the
 * noncentral t; Cliff, Psychol. Bull. 114 (1993), and Feng and Cliff, J. Mod. Appl. Stat. Methods 3
 * (2004), for delta; Clopper and Pearson, Biometrika 26 (1934), for the odds.
 */
public final class EffectSize {
  /** No noncentrality is sought beyond this many standard errors from t. */
  private static final double REACH = 40;

  private EffectSize() {}

  /**
   * Cohen's d_z: the mean difference in standard deviations of the differences.
   *
   * @param differences one for each independent unit; finite
   * @return empty where the differences do not vary
   */
  public static Optional<Estimate> cohensDz(double[] differences, double confidence) {
    Rules.requireConfidence(confidence);
    double deviation = Differences.deviation(Differences.require(differences));
    if (deviation == 0) {
      return Optional.empty();
    }
    int n = differences.length;
    double d = Differences.mean(differences) / deviation;
    double tail = (1 - confidence) / 2;
    return Optional.of(
        new Estimate(d, trueEffect(d, n, 1 - tail), trueEffect(d, n, tail), confidence, n));
  }

  /**
   * Hedges' g of paired differences: d_z without its bias upwards in small samples.
   *
   * @return empty where the differences do not vary, or there are only two: d then has no mean
   */
  public static Optional<Estimate> hedgesG(double[] differences, double confidence) {
    return cohensDz(differences, confidence)
        .filter(d -> d.n() > 2)
        .map(d -> {
          double shrink = unbiased(d.n() - 1);
          return new Estimate(
              shrink * d.value(), shrink * d.lower(), shrink * d.upper(), confidence, d.n());
        });
  }

  /**
   * Cliff's delta of two independent samples: how much more often a candidate's score is above a
   * baseline's than below; in [-1, 1]. With his interval, which leans towards 0 as the figure nears
   * 1, on DeLong's variance (see {@link Auc}); samples that lie apart, and one of a single score,
   * get what so many equal units of the smaller one leave open.
   *
   * @return empty where one of the samples is empty
   */
  public static Optional<Estimate> cliffsDelta(
      double[] baseline, double[] candidate, double confidence) {
    Rules.requireConfidence(confidence);
    List<ScoredItem> items =
        Stream.concat(
                DoubleStream.of(candidate).mapToObj(score -> new ScoredItem(true, score)),
                DoubleStream.of(baseline).mapToObj(score -> new ScoredItem(false, score)))
            .toList();
    return Auc.area(items).map(area -> cliff(area, items.size(), confidence));
  }

  private static Estimate cliff(Auc.Area area, int n, double confidence) {
    double delta = 2 * area.value() - 1;
    // How a single one's placement varies is not known.
    if (area.variance() == 0 || area.rarer() == 1) {
      Estimate open = ConstantSample.interval(delta, area.rarer(), new Range(-1, 1), confidence);
      return new Estimate(delta, open.lower(), open.upper(), confidence, n);
    }
    double z = Normal.twoSidedQuantile(confidence);
    double spread = z * z * 4 * area.variance();
    double room = 1 - delta * delta;
    double middle = delta * room;
    double reach = Math.sqrt(spread) * Math.sqrt(room * room + spread);
    return new Estimate(
        delta,
        Math.max(-1, (middle - reach) / (room + spread)),
        Math.min(1, (middle + reach) / (room + spread)),
        confidence,
        n);
  }

  /**
   * The odds ratio of the pairs that disagree, with its exact interval.
   *
   * @return empty where none disagrees
   */
  public static Optional<OddsRatio> discordantOdds(
      int onlyBaselinePassed, int onlyCandidatePassed, double confidence) {
    Rules.requireConfidence(confidence);
    int n = Math.addExact(onlyBaselinePassed, onlyCandidatePassed);
    if (onlyBaselinePassed == 0 && onlyCandidatePassed == 0) {
      return Optional.empty();
    }
    Rules.requireSuccesses(onlyCandidatePassed, n);
    double tail = (1 - confidence) / 2;
    double lower =
        onlyCandidatePassed == 0
            ? 0
            : BetaDistribution.of(onlyCandidatePassed, onlyBaselinePassed + 1.0)
                .inverseCumulativeProbability(tail);
    double upper =
        onlyBaselinePassed == 0
            ? 1
            : BetaDistribution.of(onlyCandidatePassed + 1.0, onlyBaselinePassed)
                .inverseSurvivalProbability(tail);
    double value = (double) onlyCandidatePassed / onlyBaselinePassed;
    return Optional.of(new OddsRatio(value, odds(lower), odds(upper), confidence, n));
  }

  private static double odds(double share) {
    return share / (1 - share);
  }

  /** The effect under which so large a d or a smaller one has the given chance. */
  private static double trueEffect(double d, int n, double chance) {
    double root = Math.sqrt(n);
    double t = d * root;
    // The spread of t grows with t where it rests on few units.
    double reach = REACH + Math.abs(t) * REACH / root;
    NoncentralT distribution = NoncentralT.of(n - 1);
    return Bisection.root(shift -> chance - distribution.cumulative(t, shift), t - reach, t + reach)
        / root;
  }

  /**
   * Hedges' factor: gamma(m/2) / (sqrt(m/2) gamma((m-1)/2)), where the ratio of the gammas at m
   * times the one at m + 1 is (m - 1) / 2.
   *
   * @param degreesOfFreedom at least 2
   */
  private static double unbiased(int degreesOfFreedom) {
    double ratio = 1 / Math.sqrt(Math.PI);
    for (int m = 2; m < degreesOfFreedom; m++) {
      ratio = (m - 1) / 2.0 / ratio;
    }
    return ratio / Math.sqrt(degreesOfFreedom / 2.0);
  }
}
