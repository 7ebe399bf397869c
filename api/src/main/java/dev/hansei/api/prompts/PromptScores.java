package dev.hansei.api.prompts;

import dev.hansei.api.pages.charts.IntervalChart;
import dev.hansei.api.pages.charts.VersionChart;
import dev.hansei.workflows.suites.RunId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What runs say of the versions of a prompt, newest version first within a suite and metric.
 *
 * @param chart the intervals of all lines, in their order
 */
public record PromptScores(List<Line> lines, IntervalChart chart) {
  /** A screen's worth of charts. */
  private static final int TRENDS_MAX = 12;

  /** A screen's worth of lines; longer tables stand folded. */
  private static final int LINES_SHOWN = 30;

  public PromptScores {
    lines = List.copyOf(lines);
  }

  /**
   * How a metric of a suite went over versions.
   *
   * @param label such as "f1 of quality no. 2 over 3 versions"
   */
  public record Trend(String metric, String suite, String label, VersionChart chart) {}

  /** Those metrics that two versions or more have, in the order of the lines. */
  public List<Trend> trends() {
    Map<List<String>, List<Line>> series = new LinkedHashMap<>();
    for (Line line : lines) {
      series
          .computeIfAbsent(List.of(line.suite(), line.metric()), _ -> new ArrayList<>())
          .add(line);
    }
    return series.values().stream()
        .filter(of -> of.size() > 1)
        .limit(TRENDS_MAX)
        .map(PromptScores::trend)
        .toList();
  }

  private static Trend trend(List<Line> of) {
    Line any = of.getFirst();
    return new Trend(
        any.metric(),
        any.suite(),
        "%s of %s over %d versions; the table says the same"
            .formatted(any.metric(), any.suite(), of.size()),
        VersionChart.of(
            of.stream()
                .map(it -> new VersionChart.Score(it.version(), it.mean(), it.lower(), it.upper()))
                .toList()));
  }

  /** Whether all lines are seen at once. */
  public boolean isShort() {
    return lines.size() <= LINES_SHOWN;
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
