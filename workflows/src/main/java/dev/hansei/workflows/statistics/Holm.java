package dev.hansei.workflows.statistics;

import java.util.List;

/**
 * Holm's step-down correction: the chance that any of several metrics seems to differ by luck alone
 * stays at the level, whatever way they hang together.
 *
 * <p>Source: Holm, "A Simple Sequentially Rejective Multiple Test Procedure", Scandinavian Journal
 * of Statistics 6 (1979). The same as statsmodels' {@code multipletests(method="holm")}.
 */
public final class Holm {
  private Holm() {}

  /**
   * The corrected p-values, in the order given; none of none.
   *
   * @param pValues each in [0, 1]
   */
  public static List<Double> correct(List<Double> pValues) {
    int n = pValues.size();
    int[] order = PValues.ascending(pValues);
    Double[] corrected = new Double[n];
    double highest = 0;
    for (int rank = 0; rank < n; rank++) {
      int index = order[rank];
      highest = Math.max(highest, Math.min(1, (n - rank) * pValues.get(index)));
      corrected[index] = highest;
    }
    return List.of(corrected);
  }
}
