package dev.hansei.workflows.statistics;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A one-sided sequential test of differences in [-1, 1] by betting: may be looked at after each
 * one, and acted on at once. The null is "no harm": given the past, each difference is at least
 * {@code -margin} in the mean. For "no benefit" give it the differences with the sign turned.
 *
 * <p>Six gamblers bet against the null with stakes of different boldness, each from the past alone;
 * the wealth is their mean. Under the null it is a non-negative supermartingale that starts at 1,
 * so it ever reaches {@code 1 / alpha} with a chance of at most {@code alpha} (Ville). Nothing else
 * is assumed of the differences: they may be graded, and may drift as long as the null holds.
 *
 * <pre>
 *   v_i      = (0.16 + sum of D_j^2 before i) / (1 + differences before i)
 *   stake_ig = min(g / max(v_i, 0.02), 0.75)            g in 0.02, 0.035, 0.05, 0.08, 0.12, 0.2
 *   wealth   = mean over g of the product over i of (1 - stake_ig (D_i + margin))
 * </pre>
 *
 * <p>Sources: Waudby-Smith and Ramdas, J. R. Stat. Soc. B 86 (2024); Ramdas, Grünwald, Vovk and
 * Shafer, Statistical Science 38 (2023). The logarithms are those of {@link StrictMath}, so a state
 * that is stored and carried on is the same on every processor.
 *
 * @param margin the loss that counts as none, 0 to {@link #MARGIN_MAX}
 * @param logWealths natural logarithm of each gambler's wealth
 * @param squares the sum of the squared differences
 * @param seen how many differences
 * @param highest the largest logarithm of the wealth there ever was; 0 at the start
 */
public record BettingTest(
    double margin, List<Double> logWealths, double squares, int seen, double highest) {
  /** Beyond it a stake of 0.75 could lose more than there is. */
  public static final double MARGIN_MAX = 0.3;

  private static final double[] BOLDNESS = {0.02, 0.035, 0.05, 0.08, 0.12, 0.2};

  /** A guess at the variance before anything is seen; weighs as much as one difference. */
  private static final double VARIANCE_FIRST = 0.16;

  private static final double VARIANCE_LEAST = 0.02;
  private static final double STAKE_MAX = 0.75;

  public BettingTest {
    requireMargin(margin);
    logWealths = List.copyOf(logWealths);
    if (logWealths.size() != BOLDNESS.length || seen < 0 || !(squares >= 0) || !(highest >= 0)) {
      throw new IllegalArgumentException("this is the state of no test");
    }
  }

  /** Nothing seen yet. */
  public static BettingTest start(double margin) {
    return new BettingTest(margin, Collections.nCopies(BOLDNESS.length, 0.0), 0, 0, 0);
  }

  private static void requireMargin(double margin) {
    if (!(margin >= 0 && margin <= MARGIN_MAX)) {
      throw new IllegalArgumentException("a margin is 0 to %s: %s".formatted(MARGIN_MAX, margin));
    }
  }

  /** The test once it has seen one more difference, in [-1, 1]. */
  public BettingTest after(double difference) {
    if (!(difference >= -1 && difference <= 1)) {
      throw new IllegalArgumentException("a difference is -1 to 1: " + difference);
    }
    double variance = Math.max((VARIANCE_FIRST + squares) / (1.0 + seen), VARIANCE_LEAST);
    List<Double> next = new ArrayList<>(BOLDNESS.length);
    for (int i = 0; i < BOLDNESS.length; i++) {
      double stake = Math.min(BOLDNESS[i] / variance, STAKE_MAX);
      next.add(logWealths.get(i) + StrictMath.log1p(-stake * (difference + margin)));
    }
    return new BettingTest(
        margin,
        next,
        squares + difference * difference,
        seen + 1,
        Math.max(highest, logMean(next)));
  }

  /** The natural logarithm of the wealth now. */
  public double logWealth() {
    return logMean(logWealths);
  }

  /** Whether the null is refuted at that chance of an error, now or at any moment before. */
  public boolean refutes(double alpha) {
    if (!(alpha > 0 && alpha < 1)) {
      throw new IllegalArgumentException("alpha is above 0 and below 1: " + alpha);
    }
    return highest >= -StrictMath.log(alpha);
  }

  /** In a fixed order, scaled by the largest: no sum overflows and none depends on its order. */
  private static double logMean(List<Double> logs) {
    double largest = Collections.max(logs);
    double sum = 0;
    for (double log : logs) {
      sum += StrictMath.exp(log - largest);
    }
    return largest + StrictMath.log(sum / logs.size());
  }
}
