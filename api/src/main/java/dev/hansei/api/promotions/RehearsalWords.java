package dev.hansei.api.promotions;

import dev.hansei.api.pages.Figures;
import dev.hansei.workflows.promotions.PromotionState;
import dev.hansei.workflows.promotions.Rehearsal;
import dev.hansei.workflows.promotions.RehearsalReport;
import dev.hansei.workflows.promotions.RehearsalReport.Inputs;
import dev.hansei.workflows.statistics.Estimate;
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
  public static String sentence(Rehearsed rehearsed) {
    RehearsalReport report = rehearsed.report();
    Inputs inputs = report.inputs();
    return switch (report.state()) {
      case RUNNING ->
          "The candidate is answering what the live version was asked in the day before the"
              + " request: %s of %s so far."
                  .formatted(
                      Figures.count(rehearsed.answered()), Figures.count(inputs.taken(), "input"));
      case NO_INPUTS -> "Nothing was rehearsed: %s.".formatted(withoutInputs(report));
      case FAILED -> "It could not be done: %s.".formatted(report.note());
      case COMPARED -> {
        if (rehearsed.hidden()) {
          yield "What came of it is hidden from you while you are asked to label its answers.";
        }
        yield report.held()
            ? "More than 5 % of the candidate's answers are errors: who approves says why, in the"
                + " comment."
            : "The candidate answered %s that the live version had in the day before the request."
                .formatted(Figures.count(inputs.compared(), "input"));
      }
    };
  }

  private static String withoutInputs(RehearsalReport report) {
    if (!report.note().isEmpty()) {
      return report.note();
    }
    return report.inputs().found() == 0
        ? "no trace of the day before the request names the live version"
        : "no input of the day before the request could be used";
  }

  /** It as what comes before the first step of a rollout. */
  static Ladder.Rung rung(Rehearsal wanted, PromotionState state, Optional<Rehearsed> rehearsed) {
    String shape = rehearsed.map(RehearsalWords::shape).orElse(state.isTerminal() ? "off" : "");
    String word =
        rehearsed.map(RehearsalWords::word).orElse(state.isTerminal() ? "not reached" : "to come");
    return new Ladder.Rung(
        0,
        "0 %",
        PlanWords.rehearsal(wanted),
        shape,
        word,
        rehearsed.map(RehearsalWords::seen).orElse(List.of()),
        rehearsed.map(it -> it.report().note()).orElse(""));
  }

  private static String shape(Rehearsed rehearsed) {
    return switch (rehearsed.report().state()) {
      case RUNNING -> "run";
      case NO_INPUTS -> "off";
      case FAILED -> "warn";
      case COMPARED -> rehearsed.report().held() ? "bad" : "good";
    };
  }

  private static String word(Rehearsed rehearsed) {
    return switch (rehearsed.report().state()) {
      case RUNNING -> "runs";
      case NO_INPUTS -> "no inputs";
      case FAILED -> "not done";
      case COMPARED -> rehearsed.report().held() ? "errors" : "done";
    };
  }

  private static List<String> seen(Rehearsed rehearsed) {
    Inputs inputs = rehearsed.report().inputs();
    if (rehearsed.isGoing()) {
      return List.of(
          "%s of %s answered"
              .formatted(
                  Figures.count(rehearsed.answered()), Figures.count(inputs.taken(), "input")));
    }
    return lines(rehearsed.report()).stream()
        .limit(1)
        .map(line ->
            "%s: live %s, candidate %s".formatted(line.what(), line.live(), line.candidate()))
        .toList();
  }

  /** Where the inputs went that were not compared; empty where all were. */
  public static String leftOut(RehearsalReport report) {
    Inputs inputs = report.inputs();
    List<String> parts = inputs.leftOut();
    String blind =
        inputs.blind() == 0
            ? ""
            : " %s left out, since they are being labelled blind."
                .formatted(Figures.count(inputs.blind()));
    String sample =
        "%s of %s drawn.%s"
            .formatted(
                Figures.count(inputs.sampled()), Figures.count(inputs.found(), "input"), blind);
    String note = report.note().isEmpty() ? "" : " Note: " + report.note() + ".";
    return parts.isEmpty()
        ? sample + note
        : "%s Not compared: %s.%s".formatted(sample, String.join(", ", parts), note);
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
