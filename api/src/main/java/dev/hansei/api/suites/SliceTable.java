package dev.hansei.api.suites;

import dev.hansei.api.pages.Figures;
import dev.hansei.api.pages.charts.IntervalChart;
import dev.hansei.infra.registry.suites.CaseScore;
import dev.hansei.workflows.statistics.Disparity;
import dev.hansei.workflows.statistics.Holm;
import dev.hansei.workflows.statistics.Observation;
import dev.hansei.workflows.statistics.Range;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How the slices of a run do on one metric, each against all other cases, worst first.
 *
 * @param tests how many were tested, which is what Holm's correction is over
 * @param chart the means' intervals on one axis, in the order of the lines
 */
public record SliceTable(String metric, List<SliceLine> lines, int tests, IntervalChart chart) {
  /** Nothing to slice by. */
  public static final SliceTable NONE = of("", List.of(), new Slices(List.of()));

  private static final double CONFIDENCE = 0.95;

  /** Fewer cases on either side tell nothing. */
  private static final int CASES_MIN = 5;

  public SliceTable {
    lines = List.copyOf(lines);
  }

  /** The slices that have a score; at most 24, each a few milliseconds. */
  static SliceTable of(String metric, List<CaseScore> scores, Slices slices) {
    List<CaseScore> own = scores.stream().filter(it -> it.metric().equals(metric)).toList();
    List<SliceLine> raw = new ArrayList<>();
    for (Slices.Part part : slices.parts()) {
      List<Observation> inside = side(own, part, true);
      if (!inside.isEmpty()) {
        var mean = Disparity.mean(inside, Range.UNIT, CONFIDENCE);
        raw.add(
            new SliceLine(
                part.slice(), part.name(), mean, against(inside, side(own, part, false), part), 1));
      }
    }
    List<SliceLine> lines = corrected(raw);
    int tests = (int) lines.stream().filter(line -> line.against().isPresent()).count();
    return new SliceTable(metric, lines, tests, chart(lines));
  }

  private static List<Observation> side(List<CaseScore> own, Slices.Part part, boolean inside) {
    return own.stream()
        .filter(it -> part.cases().contains(it.caseId()) == inside)
        .map(it -> new Observation(it.clusterKey(), it.value()))
        .toList();
  }

  /** Of two halves the lower one is tested: the other is the same test, and would count twice. */
  private static Optional<Disparity> against(
      List<Observation> inside, List<Observation> rest, Slices.Part part) {
    if (cases(inside) < CASES_MIN || cases(rest) < CASES_MIN) {
      return Optional.empty();
    }
    Disparity seen = Disparity.of(inside, rest, Range.UNIT, CONFIDENCE);
    boolean upperHalf = part.isHalf() && seen.gap().value() > 0;
    return upperHalf ? Optional.empty() : Optional.of(seen);
  }

  private static long cases(List<Observation> side) {
    return side.stream().map(Observation::unit).distinct().count();
  }

  private static List<SliceLine> corrected(List<SliceLine> raw) {
    List<SliceLine> tested = raw.stream().filter(line -> line.against().isPresent()).toList();
    List<Double> corrected =
        Holm.correct(tested.stream().map(line -> line.against().get().pValue()).toList());
    return raw.stream()
        .map(line ->
            new SliceLine(
                line.slice(),
                line.name(),
                line.mean(),
                line.against(),
                line.against().isPresent() ? corrected.get(tested.indexOf(line)) : 1))
        .sorted(Comparator.comparingDouble(line -> line.mean().value()))
        .toList();
  }

  private static IntervalChart chart(List<SliceLine> lines) {
    return IntervalChart.ofScores(
        lines.stream()
            .map(SliceLine::mean)
            .map(it -> new IntervalChart.Interval(it.value(), it.lower(), it.upper()))
            .toList());
  }

  /** The worst slice against the rest, in one sentence; empty where none was tested. */
  public Optional<String> sentence() {
    return lines.stream()
        .filter(line -> line.against().isPresent())
        .min(Comparator.comparingDouble(line -> line.against().get().gap().value()))
        .map(this::sentence);
  }

  private String sentence(SliceLine worst) {
    Disparity seen = worst.against().orElseThrow();
    return "Worst is %s %s: %s %s against %s on all other cases, %s [%s, %s], %s (%s%s)."
        .formatted(
            worst.slice().field(),
            worst.name(),
            metric,
            Figures.score(seen.inside().value()),
            Figures.score(seen.rest().value()),
            Figures.difference(seen.gap().value()),
            Figures.difference(seen.gap().lower()),
            Figures.difference(seen.gap().upper()),
            worst.stands() ? "likely real" : "may be luck",
            Figures.pValue(worst.corrected()),
            tests == 1 ? "" : ", Holm over %d slices".formatted(tests));
  }
}
