package dev.hansei.api.suites;

import dev.hansei.api.pages.Frame;
import dev.hansei.api.pages.charts.DifferencePlot;
import dev.hansei.api.pages.charts.IntervalChart;
import dev.hansei.api.pages.diff.WordDiff;
import dev.hansei.workflows.criteria.PairTally;
import dev.hansei.workflows.gates.Gate;
import dev.hansei.workflows.statistics.Estimate;
import dev.hansei.workflows.statistics.PairedDifference;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Two runs on the same cases.
 *
 * @param metric the one that the plot and the cases are of
 * @param metrics all that both runs scored, with the chart of their differences in the same order
 * @param cases regressions first
 * @param pairwise what pairwise judges said, where the candidate ran against the baseline
 * @param gates that can be asked about the two; empty where the viewer may not ask
 * @param verdicts what gates have said of them, newest first
 */
public record ComparePage(
    Frame frame,
    RunLine baseline,
    RunLine candidate,
    String metric,
    List<MetricDifference> metrics,
    IntervalChart chart,
    DifferencePlot plot,
    List<CasePair> cases,
    List<Pairwise> pairwise,
    List<Gate> gates,
    List<Said> verdicts,
    Optional<String> next) {
  /** The usual level; what survives Holm's correction at it is marked. */
  public static final double LEVEL = 0.05;

  public ComparePage {
    metrics = List.copyOf(metrics);
    cases = List.copyOf(cases);
    pairwise = List.copyOf(pairwise);
    gates = List.copyOf(gates);
    verdicts = List.copyOf(verdicts);
  }

  /**
   * One metric.
   *
   * @param corrected its p-value after Holm's correction over all metrics shown
   */
  public record MetricDifference(String metric, PairedDifference paired, double corrected) {
    /** Whether it stands after correction. */
    public boolean stands() {
      return corrected < LEVEL;
    }
  }

  /**
   * What a gate has said of the two.
   *
   * @param href where the verdict is read
   * @param words pass, block or inconclusive
   * @param shape the shape beside the word
   * @param promote where the viewer asks for a promotion on it; empty where they may not
   */
  public record Said(
      String href, String gate, String words, String shape, Instant at, Optional<String> promote) {}

  /** What a pairwise judge said in both orders; win rate with Tango's interval. */
  public record Pairwise(
      String metric, PairTally tally, Estimate winRate, Estimate inconsistency) {}

  /** One case with both answers. */
  public record CasePair(
      String question,
      boolean required,
      double baseline,
      double candidate,
      WordDiff answers,
      String baselineHref,
      String candidateHref) {
    /** Candidate minus baseline. */
    public double difference() {
      return candidate - baseline;
    }
  }

  /** The metric that is looked at. */
  public Optional<MetricDifference> focus() {
    return metrics.stream().filter(line -> line.metric().equals(metric)).findFirst();
  }
}
