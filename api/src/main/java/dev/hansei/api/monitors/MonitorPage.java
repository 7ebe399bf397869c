package dev.hansei.api.monitors;

import dev.hansei.api.pages.Figures;
import dev.hansei.api.pages.Frame;
import dev.hansei.api.pages.charts.IntervalChart;
import dev.hansei.api.pages.charts.IntervalChart.Interval;
import dev.hansei.infra.registry.monitors.MonitorFigures.Figure;
import dev.hansei.workflows.monitors.LiveMetrics;
import dev.hansei.workflows.monitors.MonitorPlan;
import dev.hansei.workflows.monitors.MonitorState;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a monitor found, for people. */
public record MonitorPage(Frame frame, MonitorReport report) {
  public MonitorPage {
    Objects.requireNonNull(frame, "frame is null");
    Objects.requireNonNull(report, "report is null");
  }

  /** The answer at the top, with its figures. */
  public String sentence() {
    long traces = report.figures().stream().mapToLong(f -> f.scored() + f.silent()).max().orElse(0);
    if (traces == 0) {
      return report.view().state() == MonitorState.WATCHING
          ? "No trace yet: it looks every %s, at traces that name this prompt."
              .formatted(Figures.count(report.view().plan().everyMinutes(), "minute"))
          : "It took no trace in 30 days.";
    }
    long silent = report.figures().stream().mapToLong(Figure::silent).sum();
    String missing =
        silent == 0
            ? "none is without a score"
            : Figures.count(silent, "score") + " could not be given";
    return "%s in 30 days; %s.".formatted(Figures.count(traces, "trace"), missing);
  }

  /** What it does, in words. */
  public String does() {
    MonitorPlan plan = report.view().plan();
    return "It scores %s of the traces, looks every %s, and its judges may make %s a day (UTC)."
        .formatted(
            Figures.percent((double) plan.share() / MonitorPlan.SHARE_MAX),
            Figures.count(plan.everyMinutes(), "minute"),
            Figures.count(plan.callsPerDay(), "call"));
  }

  /** Which state, in words. */
  public String state() {
    return switch (report.view().state()) {
      case WATCHING -> "watching";
      case PAUSED -> "paused";
      case ENDED -> report.view().failureCode().isEmpty() ? "ended" : "failed";
    };
  }

  /** What a metric is called: without the id of a judge's version. */
  public String name(String metric) {
    int at = metric.lastIndexOf('@');
    return metric.startsWith(LiveMetrics.JUDGE) && at > 0 ? metric.substring(0, at) : metric;
  }

  /** What the values of a metric mean. */
  public String meaning(String metric) {
    return metric.startsWith(LiveMetrics.DETECTOR)
        ? "share of traces in which it finds something; less is better"
        : "mean value, 0 to 1; more is better";
  }

  /** Why some have no value, in the order of how many. */
  public String why(Figure figure) {
    return figure.unscored().entrySet().stream()
        .sorted(Comparator.comparing(entry -> -entry.getValue()))
        .map(entry -> "%s: %s".formatted(Figures.count(entry.getValue()), entry.getKey().words()))
        .collect(Collectors.joining("; "));
  }

  /** Those with values, in the order in which the chart draws them. */
  public List<Figure> figures() {
    return report.figures();
  }

  /** The means on one axis; the whisker of a figure without a mean is not drawn. */
  public IntervalChart chart() {
    return IntervalChart.ofScores(
        report.figures().stream()
            .map(Figure::mean)
            .flatMap(Optional::stream)
            .map(mean -> new Interval(mean.value(), mean.lower(), mean.upper()))
            .toList());
  }

  /** Which of the chart's whiskers is that of a figure with a mean. */
  public int whiskerOf(Figure figure) {
    return (int)
        report.figures().stream()
            .takeWhile(other -> !other.equals(figure))
            .filter(other -> other.mean().isPresent())
            .count();
  }

  /** What the judges cost lately. */
  public String spent() {
    return "%s today, %s in 30 days, %s."
        .formatted(
            Figures.count(report.today().calls(), "call"),
            Figures.count(report.lately().calls(), "call"),
            Figures.money(report.lately().usage().costUsdMicros()));
  }
}
