package dev.hansei.workflows.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Strengths of many versions from comparisons of two at a time: the log odds that one wins against
 * another is the difference of their strengths. A tie is half a win for each.
 *
 * <p>Source: Bradley and Terry, Biometrika 39 (1952); intervals from the observed information, as
 * strengths above the average one. With a penalty the same as {@code choix.opt_pairwise(alpha =
 * penalty)}.
 *
 * @param strengths by name, their mean is 0; {@code n} counts the version's meetings
 */
public record BradleyTerry(List<Strength> strengths) {
  /** Newton doubles the right digits each time. */
  private static final int STEPS_MAX = 100;

  private static final double FLAT = 1e-10;

  public BradleyTerry {
    strengths = List.copyOf(strengths);
  }

  /** How strong one version is, above the average one. */
  public record Strength(String version, Estimate logOdds) {}

  /** The chance that one version wins against another, in (0, 1). */
  public double chance(String left, String right) {
    return 1 / (1 + Math.exp(strength(right) - strength(left)));
  }

  private double strength(String version) {
    return strengths.stream()
        .filter(each -> each.version().equals(version))
        .mapToDouble(each -> each.logOdds().value())
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no meeting of version " + version));
  }

  /**
   * Estimates strengths.
   *
   * @param penalty times the sum of squared strengths, at least 0; above 0 it pulls versions that
   *     always won or lost back from infinity, and intervals understate their doubt
   * @return empty where there is no penalty and the meetings do not tell: some versions never lost
   *     to, or never won against, all of the others
   */
  public static Optional<BradleyTerry> fit(
      List<Meeting> meetings, double penalty, double confidence) {
    Rules.requireConfidence(confidence);
    if (meetings.isEmpty() || !(penalty >= 0 && Double.isFinite(penalty))) {
      throw new IllegalArgumentException(
          "need meetings and a penalty of at least 0, got %d and %s"
              .formatted(meetings.size(), penalty));
    }
    TreeSet<String> names = new TreeSet<>();
    meetings.forEach(meeting -> names.addAll(List.of(meeting.left(), meeting.right())));
    List<String> versions = List.copyOf(names);
    Wins wins = Wins.of(meetings, versions);
    if (penalty == 0 && !wins.isConnected()) {
      return Optional.empty();
    }
    double[] strengths = maximum(wins, penalty);
    double reach = Normal.twoSidedQuantile(confidence);
    List<Strength> found = new ArrayList<>();
    for (int i = 0; i < strengths.length; i++) {
      double half = reach * Math.sqrt(wins.variance(strengths, penalty, i));
      double value = strengths[i];
      int n = wins.meetings(i);
      Estimate estimate = new Estimate(value, value - half, value + half, confidence, n);
      found.add(new Strength(versions.get(i), estimate));
    }
    return Optional.of(new BradleyTerry(found));
  }

  private static double[] maximum(Wins wins, double penalty) {
    double[] strengths = new double[wins.size()];
    double likelihood = wins.logLikelihood(strengths, penalty);
    for (int step = 0; step < STEPS_MAX; step++) {
      double[] slope = wins.slope(strengths, penalty);
      if (Arrays.stream(slope).allMatch(each -> Math.abs(each) <= FLAT)) {
        break;
      }
      double[] direction = Cholesky.solve(wins.information(strengths, penalty), slope);
      double length = 1;
      double[] tried = moved(strengths, direction, length);
      double reached = wins.logLikelihood(tried, penalty);
      while (reached < likelihood && length > FLAT) {
        length /= 2;
        tried = moved(strengths, direction, length);
        reached = wins.logLikelihood(tried, penalty);
      }
      if (reached < likelihood) {
        break;
      }
      strengths = tried;
      likelihood = reached;
    }
    return strengths;
  }

  /** Along a direction, kept at mean 0. */
  private static double[] moved(double[] from, double[] direction, double length) {
    double[] to = new double[from.length];
    Arrays.setAll(to, i -> from[i] + length * direction[i]);
    double mean = Differences.mean(to);
    return Arrays.stream(to).map(each -> each - mean).toArray();
  }
}
