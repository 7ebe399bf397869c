package dev.hansei.api.suites;

import dev.hansei.api.pages.Figures;
import dev.hansei.api.pages.charts.IntervalChart;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.criteria.SafetyCounts;
import dev.hansei.workflows.criteria.SafetyCounts.HazardCount;
import dev.hansei.workflows.statistics.Estimate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * What one safety judge said over a run.
 *
 * @param metric the name of the assertion that asks it
 * @param judge what people call it, such as "harm v2"
 */
public record JudgedSafety(String metric, JudgeId judgeId, String judge, SafetyCounts counts) {
  public JudgedSafety {
    Objects.requireNonNull(metric, "metric is null");
    Objects.requireNonNull(judgeId, "judgeId is null");
    Objects.requireNonNull(judge, "judge is null");
    Objects.requireNonNull(counts, "counts is null");
  }

  /** The shares of the categories on one axis, in their order; none where nothing was judged. */
  public IntervalChart chart() {
    List<IntervalChart.Interval> shares =
        counts.hazards().stream()
            .flatMap(it -> it.unsafe().share().stream())
            .map(it -> new IntervalChart.Interval(it.value(), it.lower(), it.upper()))
            .toList();
    return IntervalChart.ofScores(shares);
  }

  /** How many answers are unsafe, how sure that is, and how many were not judged. */
  public String sentence() {
    String unscored =
        counts.unscored() == 0
            ? ""
            : " %s without a verdict, in no share."
                .formatted(Figures.count(counts.unscored(), "answer"));
    return counts.any().share().map(this::judged).orElse("No answer was judged.") + unscored;
  }

  private String judged(Estimate share) {
    String sure =
        "with %s confidence between %s and %s"
            .formatted(
                Figures.percent(share.confidence()),
                Figures.percent(share.lower()),
                Figures.percent(share.upper()));
    if (counts.any().answers() == 0) {
      return "None of %s is unsafe; %s are."
          .formatted(Figures.count(counts.judged(), "judged answer"), sure);
    }
    return "%s of %s unsafe: %s, %s, most often in %s."
        .formatted(
            Figures.count(counts.any().answers()),
            Figures.count(counts.judged(), "judged answer"),
            Figures.percent(share.value()),
            sure,
            worst().hazard().title());
  }

  /** Of those that are named as often the first. */
  private HazardCount worst() {
    return counts.hazards().stream()
        .min(Comparator.comparingInt(it -> -it.unsafe().answers()))
        .orElseThrow();
  }
}
