package dev.hansei.api.suites;

import dev.hansei.api.pages.Figures;
import dev.hansei.api.pages.Frame;
import dev.hansei.api.pages.charts.IntervalChart;
import dev.hansei.api.pages.charts.OutcomeBar;
import java.util.List;
import java.util.Optional;

/**
 * One run: how good, how sure, and every case.
 *
 * @param chart the metrics' intervals on one axis, in their order
 * @param show which outcomes, as in the URL: worst, failed, error, unscored, all
 * @param others runs of the same dataset version that it can be compared with
 */
public record RunPage(
    Frame frame,
    RunHead run,
    OutcomeBar bar,
    List<MetricLine> metrics,
    IntervalChart chart,
    List<OutcomeLine> outcomes,
    String show,
    List<RunLine> others,
    Optional<String> next) {
  public RunPage {
    metrics = List.copyOf(metrics);
    outcomes = List.copyOf(outcomes);
    others = List.copyOf(others);
  }

  /** The answer at the top, in one sentence. */
  public String sentence() {
    return switch (run.state()) {
      case RUNNING -> "Still running: no figure is final yet.";
      case FAILED -> "The run failed and could not be closed; its outcomes so far are kept.";
      case CANCELLED, COMPLETED -> metrics.isEmpty() ? "Nothing was scored." : best();
    };
  }

  private String best() {
    MetricLine first = metrics.getFirst();
    return "%s %s, and with %s confidence between %s, on %s."
        .formatted(
            first.metric(),
            Figures.score(first.mean().value()),
            Figures.percent(first.mean().confidence()),
            Figures.interval(first.mean().lower(), first.mean().upper()).replace(" to ", " and "),
            Figures.count(first.mean().n(), "case"));
  }
}
