package dev.hansei.api.suites;

import dev.hansei.api.pages.charts.IntervalChart;
import dev.hansei.workflows.statistics.Estimate;
import java.util.List;
import java.util.stream.Stream;

/** What people would say of a run, for each judge whose criterion people labelled too. */
public record CorrectedTable(List<CorrectedRate> rates) {
  /** Of a run without labels, or without judges. */
  public static final CorrectedTable NONE = new CorrectedTable(List.of());

  public CorrectedTable {
    rates = List.copyOf(rates);
  }

  /** One row of the page's table. */
  public record Line(String who, Estimate share) {}

  /** The rows of one rate, the figure to go by first. */
  public static List<Line> lines(CorrectedRate rate) {
    return List.of(
        new Line("People and judge together", rate.corrected()),
        new Line("People's labels alone", rate.sampled().peopleOnly()),
        new Line("Judge alone", rate.judgeOnly()));
  }

  /** The intervals of one rate's rows on one axis. */
  public static IntervalChart chart(CorrectedRate rate) {
    Stream<Estimate> shares = lines(rate).stream().map(Line::share);
    return IntervalChart.ofScores(
        shares.map(it -> new IntervalChart.Interval(it.value(), it.lower(), it.upper())).toList());
  }
}
