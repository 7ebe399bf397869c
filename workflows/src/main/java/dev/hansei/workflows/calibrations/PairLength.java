package dev.hansei.workflows.calibrations;

import dev.hansei.workflows.statistics.Disparity;
import dev.hansei.workflows.statistics.Estimate;
import dev.hansei.workflows.statistics.Observation;
import dev.hansei.workflows.statistics.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether a pairwise judge favours the longer answer: how much more often it errs where people
 * prefer the shorter answer than where they prefer the longer ({@link Disparity}, by question). A
 * judge that errs by something else errs alike on either, whatever people's taste is in length;
 * which answer it picks where it errs would tell that taste and not the judge's.
 */
public final class PairLength {
  /** On each side: the interval of fewer reaches nearly everywhere. */
  public static final int PAIRS_MIN = CertificatePolicy.CLASS_MIN;

  /** As much as a judge may be kinder to answers of its own family. */
  public static final double GAP_MAX = SelfPreference.GAP_MAX;

  private PairLength() {}

  /**
   * A pair of which people prefer one answer, and one is clearly longer.
   *
   * @param unit its question: pairs of one rise and fall together
   * @param preferLonger whether people prefer the longer one
   * @param isWrong whether the judge does not choose, in both orders, what people prefer
   */
  public record Sized(String unit, boolean preferLonger, boolean isWrong) {}

  /**
   * Probes: fails where the difference is beyond {@link #GAP_MAX} either way and its interval clear
   * of 0. Pure.
   */
  public static Probe of(List<Sized> pairs) {
    List<Observation> shorter = errors(pairs, false);
    List<Observation> longer = errors(pairs, true);
    if (Math.min(shorter.size(), longer.size()) < PAIRS_MIN) {
      return Probe.notMeasurable(
          Probe.Kind.LENGTH, ProbeSentences.fewOfALength(shorter.size(), longer.size()));
    }
    Estimate gap = Disparity.of(shorter, longer, Range.UNIT, JudgeAgreement.CONFIDENCE).gap();
    boolean isClear = Math.abs(gap.value()) > GAP_MAX && !gap.contains(0);
    return new Probe(
        Probe.Kind.LENGTH,
        isClear ? Probe.Result.FAILED : Probe.Result.HELD,
        Optional.of(gap),
        ProbeSentences.errsByLength(gap, isClear));
  }

  /** The pairs of which people prefer one answer, and one is clearly longer. */
  static List<Sized> sized(List<PairSlices.Placed> pairs) {
    List<Sized> sized = new ArrayList<>();
    for (PairSlices.Placed placed : pairs) {
      JudgedPair pair = placed.pair();
      if (pair.isDecided()) {
        boolean isWrong = !pair.people().equals(pair.judge());
        PairSlices.longer(placed)
            .ifPresent(
                longer -> sized.add(new Sized(pair.unit(), longer.equals(pair.people()), isWrong)));
      }
    }
    return sized;
  }

  private static List<Observation> errors(List<Sized> pairs, boolean preferLonger) {
    return pairs.stream()
        .filter(pair -> pair.preferLonger() == preferLonger)
        .map(pair -> new Observation(pair.unit(), pair.isWrong() ? 1 : 0))
        .toList();
  }
}
