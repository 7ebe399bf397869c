package dev.hansei.workflows.statistics;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Corrections that keep the share of false findings among all findings at the level: for looking
 * through many metrics or segments, where {@link Holm} would find next to nothing. A gate decides
 * by Holm.
 *
 * <p>Sources: Benjamini and Hochberg, J. R. Stat. Soc. B 57 (1995); Benjamini and Yekutieli, Annals
 * of Statistics 29 (2001). The same as statsmodels' {@code multipletests}, methods {@code fdr_bh}
 * and {@code fdr_by}.
 */
public final class FalseDiscoveryRate {
  private FalseDiscoveryRate() {}

  /**
   * Benjamini and Hochberg's corrected p-values, in the order given: for figures that are
   * independent or rise together.
   *
   * @param pValues each in [0, 1]
   */
  public static List<Double> benjaminiHochberg(List<Double> pValues) {
    return correct(pValues, 1);
  }

  /** Benjamini and Yekutieli's: holds however the figures hang together, at a price. */
  public static List<Double> benjaminiYekutieli(List<Double> pValues) {
    return correct(
        pValues, IntStream.rangeClosed(1, pValues.size()).mapToDouble(rank -> 1.0 / rank).sum());
  }

  private static List<Double> correct(List<Double> pValues, double price) {
    int n = pValues.size();
    int[] order = PValues.ascending(pValues);
    Double[] corrected = new Double[n];
    double lowest = 1;
    for (int rank = n; rank >= 1; rank--) {
      int index = order[rank - 1];
      lowest = Math.min(lowest, pValues.get(index) * n * price / rank);
      corrected[index] = lowest;
    }
    return List.of(corrected);
  }
}
