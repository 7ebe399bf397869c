package dev.hansei.api.prompts;

import dev.hansei.api.pages.charts.IntervalChart;
import dev.hansei.workflows.suites.RunId;
import java.time.Instant;
import java.util.List;

/**
 * What runs say of the versions of a prompt, newest version first within a suite and metric.
 *
 * @param chart the intervals of all lines, in their order
 */
public record PromptScores(List<Line> lines, IntervalChart chart) {
  public PromptScores {
    lines = List.copyOf(lines);
  }

  /**
   * One metric of a version's newest completed run of a suite.
   *
   * @param suite such as "quality no. 2"
   * @param n cases, repeats of a case as one
   */
  public record Line(
      String suite,
      String metric,
      int version,
      double mean,
      double lower,
      double upper,
      double confidence,
      int n,
      RunId run,
      Instant at) {}
}
