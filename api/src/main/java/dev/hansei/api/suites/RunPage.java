package dev.hansei.api.suites;

import dev.hansei.api.pages.Figures;
import dev.hansei.api.pages.Frame;
import dev.hansei.api.pages.charts.IntervalChart;
import dev.hansei.api.pages.charts.OutcomeBar;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One run: how good, how sure, and every case.
 *
 * @param chart the metrics' intervals on one axis, in their order
 * @param caution what makes a figure too good to be believed; empty where nothing does
 * @param passed scored items that passed every assertion
 * @param slices on one of the metrics
 * @param groups on the same metric, where the cases are counterfactual versions
 * @param safety of a run that has ended
 * @param corrected what people would say, where they labelled some of its answers
 * @param show which outcomes, as in the URL; one of {@link #SHOWS}
 * @param others runs of the same dataset version that it can be compared with
 * @param hidden why the viewer is not told what was said of the answers; empty where they are
 */
public record RunPage(
    Frame frame,
    RunHead run,
    OutcomeBar bar,
    Optional<String> caution,
    int passed,
    List<MetricLine> metrics,
    IntervalChart chart,
    SliceTable slices,
    GroupTable groups,
    SafetyTable safety,
    CorrectedTable corrected,
    List<OutcomeLine> outcomes,
    String show,
    List<RunLine> others,
    Optional<String> next,
    Optional<String> hidden) {
  /** The ways to list outcomes, and their words. */
  public static final Map<String, String> SHOWS = Collections.unmodifiableMap(shows());

  public RunPage {
    metrics = List.copyOf(metrics);
    outcomes = List.copyOf(outcomes);
    others = List.copyOf(others);
  }

  /** The same for somebody who must not know what was said of the answers. */
  RunPage unjudged(String why, List<OutcomeLine> lines, Optional<String> following) {
    return new RunPage(
        frame,
        run,
        bar,
        caution,
        0,
        List.of(),
        chart,
        SliceTable.NONE,
        GroupTable.NONE,
        SafetyTable.NONE,
        CorrectedTable.NONE,
        lines,
        "all",
        List.of(),
        following,
        Optional.of(why));
  }

  /** As those see it who may know everything. */
  public RunPage(
      Frame frame,
      RunHead run,
      OutcomeBar bar,
      Optional<String> caution,
      int passed,
      List<MetricLine> metrics,
      IntervalChart chart,
      SliceTable slices,
      GroupTable groups,
      SafetyTable safety,
      CorrectedTable corrected,
      List<OutcomeLine> outcomes,
      String show,
      List<RunLine> others,
      Optional<String> next) {
    this(
        frame,
        run,
        bar,
        caution,
        passed,
        metrics,
        chart,
        slices,
        groups,
        safety,
        corrected,
        outcomes,
        show,
        others,
        next,
        Optional.empty());
  }

  private static Map<String, String> shows() {
    Map<String, String> shows = new LinkedHashMap<>();
    shows.put("worst", "worst first");
    shows.put("slowest", "slowest first");
    shows.put("costliest", "costliest first");
    shows.put("failed", "failed");
    shows.put("error", "error");
    shows.put("unscored", "unscored");
    shows.put("all", "all, in order");
    return shows;
  }

  /** Scored items that failed some assertion. */
  public int failed() {
    return run.counts().scored() - passed;
  }

  /** The answer at the top, in one sentence. */
  public String sentence() {
    if (hidden.isPresent()) {
      return hidden.get();
    }
    return switch (run.state()) {
      case RUNNING -> "Still running: no figure is final yet.";
      case OUT_OF_BUDGET ->
          "Out of budget: it waits, and goes on once it is topped up. What is done is kept.";
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
            first.grouping().isEmpty()
                ? Figures.count(first.mean().n(), "case")
                : first.grouping());
  }
}
