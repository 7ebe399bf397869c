package dev.hansei.api.promotions;

import dev.hansei.api.pages.Figures;
import dev.hansei.workflows.promotions.RehearsalReport;
import dev.hansei.workflows.promotions.RehearsalReport.Inputs;
import dev.hansei.workflows.statistics.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A rehearsal in words and figures, for the page. */
public final class RehearsalWords {
  private static final String SHARE = "share";
  private static final String NONE = "–";

  private RehearsalWords() {}

  /**
   * One line of its table.
   *
   * @param shift candidate less live; a dash where the two are not of the same thing
   */
  public record Line(String what, String live, String candidate, String shift, int n) {}

  /** What came of it, in one sentence. */
  public static String sentence(RehearsalReport report) {
    return switch (report.state()) {
      case RUNNING ->
          "The candidate is answering %s of the day before the request."
              .formatted(Figures.count(report.inputs().taken(), "input"));
      case NO_INPUTS ->
          "The live version had no input in the day before the request that could be used, so"
              + " nothing was rehearsed.";
      case FAILED -> "It could not be done: %s.".formatted(report.note());
      case COMPARED ->
          report.held()
              ? "More than 5 % of the candidate's answers are errors: who approves says why, in the"
                  + " comment."
              : "The candidate answered %s that the live version had in the day before the request."
                  .formatted(Figures.count(report.inputs().compared(), "input"));
    };
  }

  /** Where the inputs went that were not compared; empty where all were. */
  public static String leftOut(RehearsalReport report) {
    Inputs inputs = report.inputs();
    List<String> parts = new ArrayList<>();
    add(parts, inputs.withoutQuestion(), "showed no question");
    add(parts, inputs.repeated(), "asked what another asked");
    add(parts, inputs.inOtherSplits(), "stand in datasets of another split");
    add(parts, inputs.gone(), "went since");
    add(parts, inputs.unasked(), "lack what the prompt needs");
    add(parts, inputs.unanswered(), "were not come to");
    String sample =
        "%s of %s drawn."
            .formatted(
                Figures.count(inputs.sampled()), Figures.count(inputs.found(), "input"));
    String note = report.note().isEmpty() ? "" : " Note: " + report.note() + ".";
    return parts.isEmpty()
        ? sample + note
        : "%s Not compared: %s.%s".formatted(sample, String.join(", ", parts), note);
  }

  private static void add(List<String> parts, int count, String why) {
    if (count > 0) {
      parts.add(Figures.count(count) + " " + why);
    }
  }

  /** Its table. */
  public static List<Line> lines(RehearsalReport report) {
    return report.figures().stream()
        .map(figure ->
            new Line(
                figure.unit().equals(SHARE)
                    ? figure.name()
                    : "%s (%s)".formatted(figure.name(), figure.unit()),
                words(figure.unit(), figure.live()),
                words(figure.unit(), figure.candidate()),
                shift(figure.unit(), figure.difference()),
                figure.candidate().or(figure::live).map(Estimate::n).orElse(0)))
        .toList();
  }

  private static String words(String unit, Optional<Estimate> figure) {
    return figure
        .map(it ->
            unit.equals(SHARE)
                ? "%s (%s)"
                    .formatted(
                        Figures.percent(it.value()),
                        Figures.percentInterval(it.lower(), it.upper()))
                : "%s (%s to %s)"
                    .formatted(number(it.value()), number(it.lower()), number(it.upper())))
        .orElse(NONE);
  }

  private static String shift(String unit, Optional<Estimate> figure) {
    double times = unit.equals(SHARE) ? 100 : 1;
    String of = unit.equals(SHARE) ? " points" : "";
    return figure
        .map(it ->
            "%s (%s to %s)%s"
                .formatted(
                    signed(times * it.value()),
                    signed(times * it.lower()),
                    signed(times * it.upper()),
                    of))
        .orElse(NONE);
  }

  private static String signed(double value) {
    String sign = value > 0 ? "+" : value < 0 ? "−" : "±";
    return sign + number(Math.abs(value));
  }

  /** Three places for what is small, such as the dollars of one answer. */
  private static String number(double value) {
    return Math.abs(value) >= 100
        ? String.format(Locale.ROOT, "%,.0f", value)
        : String.format(Locale.ROOT, Math.abs(value) >= 1 ? "%.1f" : "%.4f", value);
  }
}
