package dev.hansei.workflows.criteria;

import dev.hansei.workflows.statistics.Estimate;
import dev.hansei.workflows.statistics.PairCounts;
import dev.hansei.workflows.statistics.Wilson;
import dev.hansei.workflows.statistics.WinRate;
import java.util.Collection;
import java.util.Optional;

/**
 * What a pairwise judge said of many pairs.
 *
 * @param unscored pairs without a verdict; in no figure
 * @param firstTwice inconsistent pairs of which the answer shown first won in both orders
 * @param secondTwice inconsistent pairs of which the answer shown second did; verdicts from before
 *     the choices were kept are in neither
 */
public record PairTally(
    int candidate,
    int baseline,
    int ties,
    int inconsistent,
    int unscored,
    int firstTwice,
    int secondTwice) {
  public PairTally {
    if (candidate < 0 || baseline < 0 || ties < 0 || inconsistent < 0 || unscored < 0) {
      throw new IllegalArgumentException("counts are not negative");
    }
    if (firstTwice < 0 || secondTwice < 0 || firstTwice + secondTwice > inconsistent) {
      throw new IllegalArgumentException("who goes by the place is inconsistent");
    }
  }

  /** One of which it is not known what was chosen in each order. */
  public PairTally(int candidate, int baseline, int ties, int inconsistent, int unscored) {
    this(candidate, baseline, ties, inconsistent, unscored, 0, 0);
  }

  /** Counts verdicts; an empty one is a pair without a verdict. */
  public static PairTally of(Collection<Optional<PairVerdict>> verdicts) {
    int[] counts = new int[PairVerdict.values().length];
    int unscored = 0;
    for (Optional<PairVerdict> verdict : verdicts) {
      if (verdict.isPresent()) {
        counts[verdict.get().ordinal()]++;
      } else {
        unscored++;
      }
    }
    return new PairTally(
        counts[PairVerdict.CANDIDATE.ordinal()],
        counts[PairVerdict.BASELINE.ordinal()],
        counts[PairVerdict.TIE.ordinal()],
        counts[PairVerdict.INCONSISTENT.ordinal()],
        unscored);
  }

  /** Pairs with a verdict, the inconsistent ones among them. */
  public int judged() {
    return candidate + baseline + ties + inconsistent;
  }

  /**
   * How often the candidate wins, in [0, 1], with Tango's interval; ties and inconsistent pairs are
   * half a win each. Empty where nothing was judged.
   */
  public Optional<Estimate> winRate(double confidence) {
    return judged() == 0
        ? Optional.empty()
        : Optional.of(
            WinRate.of(new PairCounts(candidate, baseline, ties + inconsistent), confidence));
  }

  /**
   * How often it chose the answer shown first, in [0, 1], of the pairs with a choice in each order,
   * with Tango's interval: one half for a judge that goes by the answers. Empty without such pairs.
   */
  public Optional<Estimate> firstPicks(double confidence) {
    var counts = new PairCounts(firstTwice, secondTwice, candidate + baseline);
    return counts.total() == 0 ? Optional.empty() : Optional.of(WinRate.of(counts, confidence));
  }

  /**
   * The share of judged pairs on which the judge contradicts itself, with Wilson's interval: how
   * much of what it says is about the order. Empty where nothing was judged.
   */
  public Optional<Estimate> inconsistency(double confidence) {
    return judged() == 0
        ? Optional.empty()
        : Optional.of(Wilson.interval(inconsistent, judged(), confidence));
  }
}
