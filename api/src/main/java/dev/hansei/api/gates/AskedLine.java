package dev.hansei.api.gates;

import dev.hansei.api.pages.Figures;
import dev.hansei.workflows.gates.AskedEvidence;
import dev.hansei.workflows.gates.DisparityEvidence;
import dev.hansei.workflows.gates.Evidence;
import dev.hansei.workflows.gates.MeanEvidence;
import dev.hansei.workflows.gates.MeasureEvidence;
import dev.hansei.workflows.gates.MetricEvidence;
import dev.hansei.workflows.gates.SliceEvidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One figure that a gate asked for beside comparisons, ready to draw.
 *
 * @param n answers or cases, with the noun
 */
public record AskedLine(String what, String figure, String interval, String n) {
  private static final String NONE = "\u2013";

  /** Of all that was asked, those on slices among it; none where nothing was. */
  public static List<AskedLine> of(Evidence evidence) {
    List<AskedLine> lines = new ArrayList<>();
    add(lines, "", evidence.askedOrNone());
    return lines;
  }

  private static void add(List<AskedLine> lines, String where, AskedEvidence asked) {
    asked
        .regressions()
        .ifPresent(seen ->
            lines.add(
                new AskedLine(
                    where + "approved cases that what is live passes, failed by the candidate",
                    Figures.count(seen.regressedTotal()),
                    NONE,
                    Figures.count(seen.approved(), "case"))));
    asked.means().forEach(seen -> lines.add(mean(where, seen)));
    asked.measures().forEach(seen -> measure(lines, where, seen));
    asked
        .disparities()
        .forEach(seen -> seen.gaps().forEach(gap -> lines.add(gap(where, seen, gap))));
    asked.slices().forEach(slice -> slice(lines, slice));
  }

  private static void slice(List<AskedLine> lines, SliceEvidence slice) {
    String where = "in %s %s: ".formatted(slice.by(), slice.value());
    slice.evidence().metrics().forEach(seen -> lines.add(difference(where, seen)));
    add(lines, where, slice.evidence().askedOrNone());
  }

  private static AskedLine difference(String where, MetricEvidence seen) {
    return new AskedLine(
        where + seen.metric() + ", candidate less live",
        Figures.difference(seen.difference()),
        Figures.differenceInterval(seen.lower(), seen.upper()),
        Figures.count(seen.pairs(), "case"));
  }

  private static AskedLine mean(String where, MeanEvidence seen) {
    return new AskedLine(
        where + seen.metric() + ", mean of the candidate",
        String.format(Locale.ROOT, "%.3f", seen.value()),
        String.format(Locale.ROOT, "%.3f to %.3f", seen.lower(), seen.upper()),
        Figures.count(seen.answers(), "answer"));
  }

  private static void measure(List<AskedLine> lines, String where, MeasureEvidence seen) {
    String what = where + words(seen.measure());
    figure(lines, what + ", candidate", seen.candidate(), seen.unit());
    figure(lines, what + ", live", seen.baseline(), seen.unit());
    figure(lines, what + ", candidate over live", seen.ratio(), "times");
  }

  private static String words(String measure) {
    return measure.equals("cost")
        ? "cost of an answer"
        : "time of an answer, percentile " + measure.substring(measure.lastIndexOf('p') + 1);
  }

  private static void figure(
      List<AskedLine> lines, String what, Optional<MeasureEvidence.Figure> found, String unit) {
    found.ifPresent(seen ->
        lines.add(
            new AskedLine(
                what,
                number(seen.value(), unit) + " " + unit,
                number(seen.lower(), unit)
                    + " to "
                    + seen.upper().map(end -> number(end, unit)).orElse("open"),
                Figures.count(seen.answers(), "answer"))));
  }

  private static String number(double value, String unit) {
    return switch (unit) {
      case "ms" -> Figures.count(Math.round(value));
      case "times" -> Figures.score(value);
      default -> String.format(Locale.ROOT, "%.3g", value);
    };
  }

  private static AskedLine gap(String where, DisparityEvidence seen, DisparityEvidence.Gap gap) {
    return new AskedLine(
        "%s%s in %s %s less all others".formatted(where, seen.metric(), seen.by(), gap.name()),
        Figures.difference(gap.gap()),
        Figures.differenceInterval(gap.lower(), gap.upper()),
        Figures.count(gap.units(), "case"));
  }
}
