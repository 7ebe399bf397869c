package dev.hansei.workflows.annotations;

import dev.hansei.workflows.lineage.Sha256;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Draws a fixed number of answers, each with a chance that is known beforehand: systematic sampling
 * with chances in proportion to size, in the order of {@link ItemKey}s, which are as good as
 * random. The same candidates give the same draw.
 *
 * <p>Sources: Madow, Annals of Mathematical Statistics 20 (1949); Särndal, Swensson and Wretman,
 * "Model Assisted Survey Sampling" (1992), 3.6.
 */
public final class SamplingPolicy {
  /** Sums of chances are rounded this far. */
  private static final double ROUNDING = 1e-9;

  private SamplingPolicy() {}

  /**
   * An answer that may be drawn.
   *
   * @param size how much it is preferred, 0 or more
   * @param stratum what should come up as often as others; means something with {@link
   *     Strategy#STRATIFIED} only
   */
  public record Candidate(ItemKey item, double size, String stratum) {
    public Candidate {
      if (!(size >= 0 && Double.isFinite(size))) {
        throw new IllegalArgumentException("a size is finite and not negative: " + size);
      }
    }
  }

  /**
   * Those that are drawn, each with its chance, above 0 and at most 1.
   *
   * @param candidates each item once
   * @param wanted how many, at least 1; all where there are no more
   */
  public static Map<ItemKey, Double> draw(
      List<Candidate> candidates, int wanted, Selection selection) {
    if (wanted < 1) {
      throw new IllegalArgumentException("draw at least 1, not " + wanted);
    }
    List<Candidate> all = candidates.stream().sorted(order(selection)).toList();
    Map<ItemKey, Double> drawn = new LinkedHashMap<>();
    if (all.size() <= wanted) {
      all.forEach(one -> drawn.put(one.item(), 1.0));
      return drawn;
    }
    double[] chances = chances(shares(all, selection), wanted);
    double until = start(all, wanted);
    double sum = 0;
    for (int i = 0; i < all.size(); i++) {
      sum += chances[i];
      if (sum > until + ROUNDING && drawn.size() < wanted) {
        drawn.put(all.get(i).item(), chances[i]);
        until += 1;
      }
    }
    return drawn;
  }

  /** Stratum after stratum, so that each comes up as often as it should, within one answer. */
  private static Comparator<Candidate> order(Selection selection) {
    Comparator<Candidate> byItem = Comparator.comparing(Candidate::item);
    return selection.strategy() == Strategy.STRATIFIED
        ? Comparator.comparing(Candidate::stratum).thenComparing(byItem)
        : byItem;
  }

  /** How much of the draw each is worth; in sum 1. */
  private static double[] shares(List<Candidate> all, Selection selection) {
    double[] sizes = all.stream().mapToDouble(Candidate::size).toArray();
    if (selection.strategy() == Strategy.STRATIFIED) {
      Map<String, Integer> strata = new TreeMap<>();
      all.forEach(one -> strata.merge(one.stratum(), 1, Integer::sum));
      Arrays.setAll(sizes, i -> 1.0 / strata.getOrDefault(all.get(i).stratum(), 1));
    }
    double sum = Arrays.stream(sizes).sum();
    double random = sum == 0 ? 1 : selection.randomShare();
    double[] shares = new double[sizes.length];
    Arrays.setAll(
        shares, i -> random / sizes.length + (sum == 0 ? 0 : (1 - random) * sizes[i] / sum));
    return shares;
  }

  /** Chances that sum to {@code wanted}; what would be above 1 goes to the others. */
  private static double[] chances(double[] shares, int wanted) {
    double[] chances = new double[shares.length];
    List<Integer> open = new ArrayList<>();
    for (int i = 0; i < shares.length; i++) {
      open.add(i);
    }
    double left = wanted;
    boolean isSpread = false;
    while (!isSpread) {
      double sum = open.stream().mapToDouble(i -> shares[i]).sum();
      double factor = left / sum;
      List<Integer> certain = open.stream().filter(i -> shares[i] * factor >= 1).toList();
      isSpread = certain.isEmpty();
      List<Integer> set = isSpread ? open : certain;
      for (int i : set) {
        chances[i] = Math.min(1, shares[i] * factor);
      }
      left -= certain.size();
      open = open.stream().filter(i -> shares[i] * factor < 1).toList();
    }
    return chances;
  }

  /** Where the first draw falls, 0 to 1: by the items themselves, so nobody can choose it. */
  private static double start(List<Candidate> all, int wanted) {
    var seed =
        Sha256.of(
            all.getFirst().item() + " " + all.getLast().item() + " " + all.size() + " " + wanted);
    return Integer.parseInt(seed.hex().substring(0, 7), 16) / (double) (1 << 28);
  }
}
