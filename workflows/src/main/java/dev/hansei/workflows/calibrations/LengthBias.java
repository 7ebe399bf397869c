package dev.hansei.workflows.calibrations;

import dev.hansei.workflows.statistics.ClusteredRegression;
import dev.hansei.workflows.statistics.Estimate;
import java.util.List;
import java.util.Optional;

/**
 * Whether a judge passes longer answers more often, or less, than people's labels explain: least
 * squares of its verdict on the label and the binary logarithm of the length, with errors that let
 * answers to one question hang together ({@link ClusteredRegression}). The figure is a difference
 * in the share passed per doubling of the length, labels being equal.
 *
 * <p>A label of two words explains quality only roughly, and some labels are wrong. Where longer
 * answers are better among those that people passed, some of the figure is quality; so only a clear
 * effect fails a judge, a judge that hardly ever differs from people is not asked by what, and
 * nothing is said of doublings that no answer saw.
 */
public final class LengthBias {
  /**
   * Answers of two versions often differ by a factor of two in length; a judge that moves by more
   * than this for it would decide what gates call a difference.
   */
  public static final double EFFECT_MAX = 0.05;

  /** Fewer answers tell label and length apart only by luck. */
  public static final int ANSWERS_MIN = 30;

  /**
   * What leads a judge shows where it differs from people; fewer such answers may be wrong labels.
   */
  public static final int DIFFERENCES_MIN = 10;

  /** The long answers must be so many times as long as the short ones: one doubling. */
  public static final double SPREAD_MIN = 2;

  /** Long and short: a tenth of the answers is longer, or shorter. */
  private static final double TAIL = 0.1;

  private LengthBias() {}

  /** Probes. Pure; a few milliseconds a thousand answers. */
  public static Probe of(List<ProbedItem> items) {
    List<ProbedItem> there = items.stream().filter(one -> one.chars() > 0).toList();
    if (there.size() < ANSWERS_MIN) {
      return none(ProbeSentences.fewLengths(there.size()));
    }
    long differences =
        there.stream().filter(one -> one.item().people() != one.item().judge()).count();
    if (differences < DIFFERENCES_MIN) {
      return none(ProbeSentences.fewDifferences((int) differences, there.size()));
    }
    if (spread(there) < SPREAD_MIN) {
      return none(ProbeSentences.lengthsDoNotVary());
    }
    return effect(there.stream().map(LengthBias::row).toList())
        .map(LengthBias::probe)
        .orElseGet(() -> none(ProbeSentences.lengthsDoNotVary()));
  }

  private static Probe none(String why) {
    return Probe.notMeasurable(Probe.Kind.LENGTH, why);
  }

  /** How many times as long as the short answers the long ones are. */
  private static double spread(List<ProbedItem> items) {
    int[] chars = items.stream().mapToInt(ProbedItem::chars).sorted().toArray();
    int tail = (int) (TAIL * chars.length);
    return (double) chars[chars.length - 1 - tail] / chars[tail];
  }

  /** Per doubling; empty where lengths do not vary beside the labels. */
  static Optional<Estimate> effect(List<ClusteredRegression.Row> rows) {
    return ClusteredRegression.fit(rows, JudgeAgreement.CONFIDENCE)
        .map(fitted -> fitted.getLast().estimate());
  }

  static ClusteredRegression.Row row(ProbedItem one) {
    double doublings = Math.log(one.chars()) / Math.log(2);
    double[] features = {one.item().people() ? 1 : 0, doublings};
    return new ClusteredRegression.Row(one.item().unit(), features, one.item().judge() ? 1 : 0);
  }

  private static Probe probe(Estimate effect) {
    boolean isClear = effect.lower() > EFFECT_MAX || effect.upper() < -EFFECT_MAX;
    return new Probe(
        Probe.Kind.LENGTH,
        isClear ? Probe.Result.FAILED : Probe.Result.HELD,
        Optional.of(effect),
        ProbeSentences.length(effect, isClear));
  }
}
