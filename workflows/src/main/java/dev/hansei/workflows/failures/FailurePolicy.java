package dev.hansei.workflows.failures;

import dev.hansei.workflows.traces.Feedback;
import dev.hansei.workflows.traces.Span;
import dev.hansei.workflows.traces.Trace;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which traces count as failures, why, and how bad they are. Pure. */
public final class FailurePolicy {
  /** What refusals say, in English and Japanese; upper and lower case are the same. */
  private static final List<String> REFUSALS =
      List.of(
          "i don't know",
          "i do not know",
          "i cannot help",
          "i can't help",
          "i cannot answer",
          "i can't answer",
          "i am unable to",
          "i'm unable to",
          "i am not able to",
          "i'm not able to",
          "i'm sorry, but i",
          "as an ai",
          "わかりません",
          "分かりません",
          "分かりかねます",
          "お答えできません",
          "お答えすることができません",
          "お答えできかねます",
          "回答できません",
          "回答することができません",
          "お手伝いできません",
          "対応できません",
          "情報がありません",
          "aiとして");

  /** What a project looks for until it saves detectors of its own. */
  public static final List<Detector> DEFAULT_DETECTORS =
      List.of(
          new Detector.NegativeFeedback(2),
          new Detector.CorrectedOutput(),
          new Detector.ErrorStatus(),
          new Detector.Refusal(REFUSALS));

  private FailurePolicy() {}

  /** As the other, of a trace alone: detectors that ask for more find nothing. */
  public static FailureDecision decide(Trace trace, List<Detector> detectors) {
    return decide(trace, detectors, Surroundings.NONE);
  }

  /** Asks every detector; a trace fails when one of them finds something. */
  public static FailureDecision decide(
      Trace trace, List<Detector> detectors, Surroundings surroundings) {
    var reading = new TraceReading(trace);
    List<FailureReason> reasons =
        detectors.stream()
            .flatMap(detector -> find(detector, reading, surroundings).stream())
            .distinct()
            .toList();
    return reasons.isEmpty()
        ? new FailureDecision.Sound()
        : new FailureDecision.Failed(
            reasons, severity(reasons), reading.question(), reading.answer(), reading.edited());
  }

  /** What one detector finds. */
  public static Optional<FailureReason> find(
      Detector detector, TraceReading reading, Surroundings surroundings) {
    return isFound(detector, reading, surroundings)
        ? Optional.of(reasonOf(detector))
        : Optional.empty();
  }

  private static boolean isFound(
      Detector detector, TraceReading reading, Surroundings surroundings) {
    return switch (detector) {
      case Detector.NegativeFeedback(int starsMax) -> dislikes(reading, starsMax);
      case Detector.LowSurvey(String question, double atMost) ->
          reading.score(question).orElse(Double.POSITIVE_INFINITY) <= atMost
              || reading.answered(question).orElse(Double.POSITIVE_INFINITY) <= atMost;
      case Detector.CorrectedOutput() -> !reading.correction().isEmpty();
      case Detector.EditedOutput(double least) ->
          !reading.edited().isEmpty()
              && TextDistance.share(reading.answer(), reading.edited()) >= least;
      case Detector.ErrorStatus() -> isError(reading.trace());
      case Detector.Refusal(List<String> phrases) -> refuses(reading.answer(), phrases);
      case Detector.NoAnswer() -> isUnanswered(reading);
      case Detector.FormatViolation(var form) -> breaks(form, reading, surroundings);
      case Detector.GuardrailHit(List<String> attributes) ->
          Guardrails.hit(reading.trace(), attributes);
      case Detector.LowOutsideScore(String evaluation, double below) ->
          isLow(reading, evaluation, below);
      case Detector.Outlier outlier -> isFarOut(outlier, reading, surroundings);
      case Detector.Verbosity(int most) ->
          reading.answer().codePointCount(0, reading.answer().length()) > most;
      case Detector.SemanticOutlier(double nearest) ->
          !reading.question().isBlank()
              && surroundings.familiarity(reading.question()).orElse(1) < nearest;
      case Detector.OtherModelAlsoLow(String evaluation, String other, double below) ->
          isLow(reading, evaluation, below) && isLow(reading, other, below);
    };
  }

  private static FailureReason reasonOf(Detector detector) {
    return switch (detector) {
      case Detector.NegativeFeedback _, Detector.LowSurvey _ -> FailureReason.NEGATIVE_FEEDBACK;
      case Detector.CorrectedOutput _, Detector.EditedOutput _ -> FailureReason.CORRECTED_OUTPUT;
      case Detector.ErrorStatus _ -> FailureReason.ERROR_STATUS;
      case Detector.Refusal _, Detector.NoAnswer _ -> FailureReason.REFUSAL;
      case Detector.FormatViolation _ -> FailureReason.FORMAT_VIOLATION;
      case Detector.GuardrailHit _ -> FailureReason.GUARDRAIL_HIT;
      case Detector.LowOutsideScore _ -> FailureReason.LOW_OUTSIDE_SCORE;
      case Detector.Outlier outlier ->
          switch (outlier.measure()) {
            case LATENCY -> FailureReason.LATENCY_OUTLIER;
            case COST -> FailureReason.COST_OUTLIER;
            case LENGTH -> FailureReason.VERBOSITY;
          };
      case Detector.Verbosity _ -> FailureReason.VERBOSITY;
      case Detector.SemanticOutlier _ -> FailureReason.SEMANTIC_OUTLIER;
      case Detector.OtherModelAlsoLow _ -> FailureReason.OTHER_MODEL_LOW;
    };
  }

  /** Feedback does not say who gave it, so a thumb up takes nobody's thumb down back. */
  private static boolean dislikes(TraceReading reading, int starsMax) {
    return reading
        .opinions()
        .anyMatch(opinion ->
            switch (opinion) {
              case Feedback.Thumbs(boolean up) -> !up;
              case Feedback.Stars(int stars) -> stars <= starsMax;
              case Feedback.Resolved(boolean resolved) -> !resolved;
              case Feedback.Comment _,
                  Feedback.Correction _,
                  Feedback.Evaluation _,
                  Feedback.Label _,
                  Feedback.Survey _,
                  Feedback.Preference _,
                  Feedback.Edit _ ->
                  false;
            });
  }

  private static boolean isError(Trace trace) {
    return trace.spans().stream().anyMatch(span -> span.status() == Span.Status.ERROR);
  }

  private static boolean refuses(String answer, List<String> phrases) {
    String text = plain(answer);
    return phrases.stream().anyMatch(phrase -> text.contains(plain(phrase)));
  }

  /** Lower case, and with the straight apostrophe that phrases are written with. */
  private static String plain(String text) {
    return text.toLowerCase(Locale.ROOT).replace('\u2019', '\'');
  }

  private static boolean isUnanswered(TraceReading reading) {
    return !reading.question().isBlank() && reading.answer().isBlank() && !isError(reading.trace());
  }

  /** An answer that is not there has no form to break. */
  private static boolean breaks(
      Detector.FormatViolation.Form form, TraceReading reading, Surroundings surroundings) {
    String answer = reading.answer();
    if (answer.isBlank()) {
      return false;
    }
    return switch (form) {
      case JSON -> !surroundings.isJson(answer);
      case PROMPT_SCHEMA ->
          reading.prompt().filter(prompt -> surroundings.breaksSchema(prompt, answer)).isPresent();
    };
  }

  private static boolean isLow(TraceReading reading, String evaluation, double below) {
    return reading.score(evaluation).orElse(Double.POSITIVE_INFINITY) < below;
  }

  private static boolean isFarOut(
      Detector.Outlier outlier, TraceReading reading, Surroundings surroundings) {
    var value = reading.measure(outlier.measure());
    return value.isPresent()
        && surroundings
            .usual(outlier.measure(), reading.model(), reading.prompt())
            .filter(usual -> usual.isFarAbove(value.getAsDouble(), outlier.deviations()))
            .isPresent();
  }

  /** The gravest reason says how bad it is; a second reason makes it one step worse. */
  private static Severity severity(List<FailureReason> reasons) {
    int gravest = reasons.stream().mapToInt(reason -> gravity(reason).ordinal()).max().orElse(0);
    int step = reasons.size() > 1 ? gravest + 1 : gravest;
    return Severity.values()[Math.min(step, Severity.HIGH.ordinal())];
  }

  private static Severity gravity(FailureReason reason) {
    return switch (reason) {
      case ERROR_STATUS, GUARDRAIL_HIT -> Severity.HIGH;
      case NEGATIVE_FEEDBACK, CORRECTED_OUTPUT, FORMAT_VIOLATION -> Severity.MEDIUM;
      case REFUSAL,
          LOW_OUTSIDE_SCORE,
          LATENCY_OUTLIER,
          COST_OUTLIER,
          VERBOSITY,
          SEMANTIC_OUTLIER,
          OTHER_MODEL_LOW ->
          Severity.LOW;
    };
  }
}
