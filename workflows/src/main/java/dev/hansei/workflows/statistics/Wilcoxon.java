package dev.hansei.workflows.statistics;

import java.util.Arrays;

/**
 * Wilcoxon's signed-rank test: whether paired differences lie around 0, by their ranks, so that a
 * few huge ones do not decide.
 *
 * <p>Sources: Wilcoxon, Biometrics Bulletin 1 (1945); Pratt, JASA 54 (1959), for zeros; Cureton,
 * JASA 62 (1967), for their normal approximation. The same as {@code scipy.stats.wilcoxon}; the
 * exact form counts out the patterns of signs of the ranks at hand, so it is exact with ties and
 * zeros too (SciPy does so with a {@code PermutationMethod}).
 */
public final class Wilcoxon {
  /** Up to so many differences other than 0 the exact chance is counted out: 10 ms. */
  public static final int EXACT_MAX = 200;

  private Wilcoxon() {}

  /** What differences of 0 do. */
  public enum Zeros {
    /** They are left out. */
    WILCOX,
    /** They are ranked, then left out. */
    PRATT,
    /** They are ranked, and their ranks are split between both signs. */
    ZSPLIT
  }

  /** How the chance is found. */
  public enum Method {
    /** Counted out; for at most {@link #EXACT_MAX} differences other than 0. */
    EXACT,
    /** Normal approximation. */
    NORMAL,
    /** Normal approximation with half a rank taken off the distance. */
    NORMAL_CORRECTED
  }

  /** Exact where it can be, else {@link Method#NORMAL_CORRECTED}; zeros are left out. */
  public static Significance test(double[] differences, Alternative alternative) {
    boolean few = Differences.nonZero(Differences.require(differences)).length <= EXACT_MAX;
    return test(
        differences, Zeros.WILCOX, alternative, few ? Method.EXACT : Method.NORMAL_CORRECTED);
  }

  /**
   * Tests. The statistic is the sum of the ranks of the differences above 0. Differences that are
   * all 0 say nothing: p is 1.
   *
   * @param differences one for each independent unit; finite
   * @throws IllegalArgumentException when there is none, or too many for an exact chance
   */
  public static Significance test(
      double[] differences, Zeros zeros, Alternative alternative, Method method) {
    Signed signed = Signed.of(Differences.require(differences), zeros);
    double pValue =
        signed.ranks().length == 0
            ? 1
            : switch (method) {
              case EXACT -> exact(signed, alternative);
              case NORMAL -> normal(signed, alternative, 0);
              case NORMAL_CORRECTED -> normal(signed, alternative, 0.5);
            };
    return new Significance(
        signed.above() + signed.split(), pValue, method == Method.EXACT, signed.ranks().length);
  }

  private static double normal(Signed signed, Alternative alternative, double correction) {
    double squares = Arrays.stream(signed.ranks()).map(rank -> rank * rank).sum();
    double middle = Arrays.stream(signed.ranks()).sum() / 2;
    double distance = signed.above() - middle;
    double error = Math.sqrt((squares + signed.splitSquares()) / 4);
    return switch (alternative) {
      case TWO_SIDED ->
          Math.min(1, 2 * Normal.cumulative(-corrected(distance, correction) / error));
      case GREATER -> Normal.cumulative(-(distance - correction) / error);
      case LESS -> Normal.cumulative((distance + correction) / error);
    };
  }

  /** A distance of a quarter rank is past the middle after the correction, as in SciPy. */
  private static double corrected(double distance, double correction) {
    return distance == 0 ? 0 : Math.abs(Math.abs(distance) - correction);
  }

  /** Ranks are halves at worst, so twice a rank is whole. */
  private static double exact(Signed signed, Alternative alternative) {
    if (signed.ranks().length > EXACT_MAX) {
      throw new IllegalArgumentException(
          "an exact chance takes at most %d differences other than 0, got %d: use NORMAL_CORRECTED"
              .formatted(EXACT_MAX, signed.ranks().length));
    }
    double[] chances = {1};
    for (double rank : signed.ranks()) {
      chances = withOneMore(chances, (int) Math.round(2 * rank));
    }
    int observed = (int) Math.round(2 * signed.above());
    double atLeast = Arrays.stream(chances, observed, chances.length).sum();
    double atMost = Arrays.stream(chances, 0, observed + 1).sum();
    return alternative.of(atLeast, atMost);
  }

  /** The chances of each sum when a further rank counts or not, each as likely. */
  private static double[] withOneMore(double[] chances, int doubledRank) {
    double[] wider = new double[chances.length + doubledRank];
    for (int sum = 0; sum < chances.length; sum++) {
      wider[sum] += chances[sum] / 2;
      wider[sum + doubledRank] += chances[sum] / 2;
    }
    return wider;
  }

  /**
   * What the differences leave to chance.
   *
   * @param ranks of the differences other than 0
   * @param above the sum of those of the differences above 0
   * @param split what split zeros add to that
   * @param splitSquares what they add to the spread that SciPy assumes
   */
  private record Signed(double[] ranks, double above, double split, double splitSquares) {
    static Signed of(double[] differences, Zeros zeros) {
      double tie = Differences.tie(differences);
      double[] kept =
          zeros == Zeros.WILCOX ? Differences.nonZero(differences) : differences.clone();
      double[] sizes =
          Arrays.stream(kept).map(each -> Math.abs(each) <= tie ? 0 : Math.abs(each)).toArray();
      double[] all = Ranks.of(sizes, tie).ranks();
      double[] ranks = new double[all.length];
      int size = 0;
      double above = 0;
      double zero = 0;
      double zeroSquares = 0;
      for (int i = 0; i < all.length; i++) {
        if (sizes[i] == 0) {
          zero += all[i] / 2;
          zeroSquares += all[i] * all[i];
          continue;
        }
        ranks[size++] = all[i];
        above += kept[i] > 0 ? all[i] : 0;
      }
      boolean split = zeros == Zeros.ZSPLIT;
      return new Signed(
          Arrays.copyOf(ranks, size), above, split ? zero : 0, split ? zeroSquares : 0);
    }
  }
}
