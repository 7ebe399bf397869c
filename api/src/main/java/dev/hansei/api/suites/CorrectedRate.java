package dev.hansei.api.suites;

import dev.hansei.api.pages.Figures;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.statistics.Estimate;
import dev.hansei.workflows.statistics.SampledMean;

/**
 * How much of a run people would pass, from few labels of theirs and the verdicts of a judge on
 * all.
 *
 * @param metric of the judge's assertion
 * @param judge what people call the judge
 * @param judgeOnly the share that the judge passes, of all that it gave a verdict on
 * @param sampled what people say, alone and with the judge
 * @param verdicts how many answers the judge gave a verdict on
 * @param labels how many of them people labelled
 */
public record CorrectedRate(
    String metric,
    JudgeId judgeId,
    String judge,
    Estimate judgeOnly,
    SampledMean sampled,
    int verdicts,
    int labels) {
  /** The figure to go by. */
  public Estimate corrected() {
    return sampled.corrected();
  }

  /** What it means, for people. */
  public String sentence() {
    return "People would pass %s of the answers (%s to %s): from %s of theirs and %s by %s. %s"
        .formatted(
            Figures.percent(corrected().value()),
            Figures.percent(corrected().lower()),
            Figures.percent(corrected().upper()),
            Figures.count(labels, "label"),
            Figures.count(verdicts, "verdict"),
            judge,
            offness());
  }

  private String offness() {
    if (judgeOnly.value() >= corrected().lower() && judgeOnly.value() <= corrected().upper()) {
      return "The judge alone says %s, which may be right."
          .formatted(Figures.percent(judgeOnly.value()));
    }
    return "The judge alone says %s, which is too %s."
        .formatted(
            Figures.percent(judgeOnly.value()),
            judgeOnly.value() > corrected().value() ? "high" : "low");
  }
}
