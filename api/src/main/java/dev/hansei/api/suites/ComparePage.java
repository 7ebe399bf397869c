package dev.hansei.api.suites;

import dev.hansei.api.pages.Figures;
import dev.hansei.api.pages.Frame;
import dev.hansei.api.pages.Names;
import dev.hansei.api.pages.charts.DifferencePlot;
import dev.hansei.api.pages.charts.IntervalChart;
import dev.hansei.api.pages.diff.WordDiff;
import dev.hansei.workflows.criteria.PairTally;
import dev.hansei.workflows.gates.Gate;
import dev.hansei.workflows.statistics.Estimate;
import dev.hansei.workflows.statistics.LengthControlledWinRate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Two runs on the same cases.
 *
 * @param metric the one that the plot and the cases are of
 * @param metrics all that both runs scored, with the chart of their differences in the same order
 * @param slice the cases it is narrowed to; empty for all
 * @param slices that it can be narrowed to
 * @param wins how often the candidate won by a judge's scores; empty where no judge gives the
 *     metric
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
    List<ComparedMetric> metrics,
    Optional<Slice> slice,
    List<NamedSlice> slices,
    IntervalChart chart,
    DifferencePlot plot,
    Optional<LengthControlledWinRate> wins,
    List<CasePair> cases,
    List<Pairwise> pairwise,
    List<Gate> gates,
    List<Said> verdicts,
    Optional<String> next) {
  public ComparePage {
    metrics = List.copyOf(metrics);
    slices = List.copyOf(slices);
    cases = List.copyOf(cases);
    pairwise = List.copyOf(pairwise);
    gates = List.copyOf(gates);
    verdicts = List.copyOf(verdicts);
  }

  /** A slice and its value as people read it. */
  public record NamedSlice(Slice slice, String name) {}

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
  public record Pairwise(String metric, PairTally tally, Estimate winRate, Estimate inconsistency) {
    /** How often it chose the answer shown first, in words; a dash where that is not known. */
    public String firstPicks() {
      return tally
          .firstPicks(winRate.confidence())
          .map(rate ->
              Figures.percent(rate.value()) + " " + Figures.interval(rate.lower(), rate.upper()))
          .orElse("–");
    }
  }

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
  public Optional<ComparedMetric> focus() {
    return metrics.stream().filter(line -> line.metric().equals(metric)).findFirst();
  }

  /** Where the comparison stands, narrowed as it is, looked at by another metric. */
  public String by(String other) {
    return address(other, slice);
  }

  /** Where it stands narrowed to another slice. */
  public String of(Optional<Slice> other) {
    return address(metric, other);
  }

  private String address(String shown, Optional<Slice> narrowed) {
    return frame.to(
        "/suites/compare?baseline=%s&candidate=%s&metric=%s%s"
            .formatted(
                baseline.id(),
                candidate.id(),
                Names.inQuery(shown),
                narrowed.map(it -> "&slice=" + Names.inQuery(it.toString())).orElse("")));
  }
}
