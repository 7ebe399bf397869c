package dev.hansei.workflows.calibrations;

import dev.hansei.workflows.criteria.ChosenPair;
import dev.hansei.workflows.statistics.Estimate;
import dev.hansei.workflows.statistics.PairCounts;
import dev.hansei.workflows.statistics.WinRate;
import java.util.List;
import java.util.Optional;

/**
 * Whether a judge favours the answer shown first, or second. Over both orders of each pair a fair
 * one chooses either place half of the time, whichever answers are better. The interval is Tango's,
 * over pairs, as on pages that compare runs ({@link
 * dev.hansei.workflows.criteria.PairTally#firstPicks}).
 */
public final class PositionBias {
  /** Fewer pairs do not tell a lean from chance. */
  public static final int PAIRS_MIN = 20;

  /**
   * Ten points off: a judge that picks the first 60 times in a hundred says on at least a fifth of
   * the pairs something about the order and not about the answers.
   */
  public static final double LEAN_MAX = 0.1;

  private PositionBias() {}

  /** Probes; pairs without a choice in each order are left out. Pure. */
  public static Probe of(List<ChosenPair> pairs) {
    List<ChosenPair> chosen = pairs.stream().filter(pair -> pair.choices() == 2).toList();
    if (chosen.size() < PAIRS_MIN) {
      return Probe.notMeasurable(Probe.Kind.POSITION, ProbeSentences.fewPairs(chosen.size()));
    }
    Estimate first = firstPickRate(chosen);
    double unsteady =
        (double) chosen.stream().filter(pair -> !pair.isSteady()).count() / chosen.size();
    boolean isClear = first.lower() > 0.5 + LEAN_MAX || first.upper() < 0.5 - LEAN_MAX;
    return new Probe(
        Probe.Kind.POSITION,
        isClear ? Probe.Result.FAILED : Probe.Result.HELD,
        Optional.of(first),
        ProbeSentences.position(first, unsteady, isClear));
  }

  /** Share of choices that fell on the answer shown first. */
  static Estimate firstPickRate(List<ChosenPair> chosen) {
    int first = (int) chosen.stream().filter(pair -> pair.firstPicks() == 2).count();
    int second = (int) chosen.stream().filter(pair -> pair.firstPicks() == 0).count();
    return WinRate.of(
        new PairCounts(first, second, chosen.size() - first - second), JudgeAgreement.CONFIDENCE);
  }
}
