package dev.hansei.workflows.calibrations;

import dev.hansei.workflows.statistics.Estimate;
import dev.hansei.workflows.statistics.Wilson;
import java.util.List;
import java.util.Optional;

/**
 * Whether a pairwise judge favours the longer answer: of the pairs of which people prefer one
 * answer and the judge, in both orders, the other, how often the judge's is the longer one. A judge
 * that errs by something else errs either way equally often, whatever people's taste is in length.
 */
public final class PairLength {
  /** Fewer do not tell a lean from chance. */
  public static final int PAIRS_MIN = 20;

  /** As far either side of half as a place may lean. */
  public static final double LEAN_MAX = PositionBias.LEAN_MAX;

  private PairLength() {}

  /**
   * A pair of which judge and people prefer different answers.
   *
   * @param isLonger whether the judge's is the longer
   */
  public record Differing(boolean isLonger) {}

  /** Probes; pairs of about equal length are to be left out. Pure. */
  public static Probe of(List<Differing> pairs) {
    int n = pairs.size();
    if (n < PAIRS_MIN) {
      return Probe.notMeasurable(Probe.Kind.LENGTH, ProbeSentences.fewDifferingPairs(n));
    }
    int longer = (int) pairs.stream().filter(Differing::isLonger).count();
    Estimate share = Wilson.interval(longer, n, JudgeAgreement.CONFIDENCE);
    boolean isClear = share.lower() > 0.5 + LEAN_MAX || share.upper() < 0.5 - LEAN_MAX;
    return new Probe(
        Probe.Kind.LENGTH,
        isClear ? Probe.Result.FAILED : Probe.Result.HELD,
        Optional.of(share),
        ProbeSentences.longerOfTwo(share, isClear));
  }
}
