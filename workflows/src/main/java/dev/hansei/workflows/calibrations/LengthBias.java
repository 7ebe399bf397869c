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
 * <p>A label of two words explains quality only roughly. Where longer answers are better among
 * those that people passed, some of the figure is quality; so only a clear effect fails a judge.
 */
public final class LengthBias {
  /**
   * Answers of two versions often differ by a factor of two in length; a judge that moves by more
   * than this for it would decide what gates call a difference.
   */
  public static final double EFFECT_MAX = 0.05;

  /** Fewer answers tell label and length apart only by luck. */
  public static final int ANSWERS_MIN = 30;

  private LengthBias() {}

  /** Probes. Pure; a few milliseconds a thousand answers. */
  public static Probe of(List<ProbedItem> items) {
    List<ClusteredRegression.Row> rows =
        items.stream().filter(one -> one.chars() > 0).map(LengthBias::row).toList();
    if (rows.size() < ANSWERS_MIN) {
      return Probe.notMeasurable(Probe.Kind.LENGTH, ProbeSentences.fewLengths(rows.size()));
    }
    return effect(rows)
        .map(LengthBias::probe)
        .orElseGet(() ->
            Probe.notMeasurable(Probe.Kind.LENGTH, ProbeSentences.lengthsDoNotVary()));
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
