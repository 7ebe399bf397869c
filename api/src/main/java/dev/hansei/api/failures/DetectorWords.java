package dev.hansei.api.failures;

import dev.hansei.workflows.failures.Detector;
import dev.hansei.workflows.failures.FailurePolicy;
import java.util.ArrayList;
import java.util.List;

/** Detectors for people: what each is called, what it finds, and how each begins. */
final class DetectorWords {
  private DetectorWords() {}

  /** One of each kind, with what usually works. */
  static List<Detector> catalogue() {
    List<Detector> all = new ArrayList<>(FailurePolicy.DEFAULT_DETECTORS);
    List<Detector> further =
        List.of(
            new Detector.NegativeFeedback(2),
            new Detector.CorrectedOutput(),
            new Detector.ErrorStatus(),
            new Detector.LowOutsideScore("faithfulness", 0.5),
            new Detector.LowSurvey("csat", 2),
            new Detector.EditedOutput(0.3),
            new Detector.NoAnswer(),
            new Detector.FormatViolation(Detector.FormatViolation.Form.PROMPT_SCHEMA),
            new Detector.GuardrailHit(List.of()),
            new Detector.Outlier(Detector.Measure.LATENCY, 5),
            new Detector.Verbosity(4_000),
            new Detector.SemanticOutlier(0.3),
            new Detector.OtherModelAlsoLow("quality", "other-quality", 0.5));
    for (Detector detector : further) {
      if (all.stream().noneMatch(known -> known.getClass() == detector.getClass())) {
        all.add(detector);
      }
    }
    return all;
  }

  static String title(Detector detector) {
    return switch (detector) {
      case Detector.NegativeFeedback _ -> "Negative feedback";
      case Detector.CorrectedOutput _ -> "Corrected output";
      case Detector.ErrorStatus _ -> "Error status";
      case Detector.Refusal _ -> "Refusal";
      case Detector.LowOutsideScore _ -> "Low outside score";
      case Detector.LowSurvey _ -> "Low survey answer";
      case Detector.EditedOutput _ -> "Edited output";
      case Detector.NoAnswer _ -> "No answer";
      case Detector.FormatViolation _ -> "Format violation";
      case Detector.GuardrailHit _ -> "Guardrail hit";
      case Detector.Outlier _ -> "Outlier";
      case Detector.Verbosity _ -> "Verbosity";
      case Detector.SemanticOutlier _ -> "Semantic outlier";
      case Detector.OtherModelAlsoLow _ -> "Other model also low";
    };
  }

  static String sentence(Detector detector) {
    return switch (detector) {
      case Detector.NegativeFeedback _ -> "A thumb down, or at most so many stars of five.";
      case Detector.CorrectedOutput _ -> "Somebody wrote what the answer should have been.";
      case Detector.ErrorStatus _ -> "A step of the trace ended in error.";
      case Detector.Refusal _ ->
          "The answer holds one of these phrases, whatever the case of letters.";
      case Detector.LowOutsideScore _ -> "An evaluator outside scored it below a limit.";
      case Detector.LowSurvey _ -> "A survey was answered with so much or less.";
      case Detector.EditedOutput _ ->
          "Somebody changed at least this share of the answer before using it, 0 to 1.";
      case Detector.NoAnswer _ -> "Something was asked and nothing answered, without an error.";
      case Detector.FormatViolation _ -> "The answer does not have the form that was expected.";
      case Detector.GuardrailHit _ ->
          "A guardrail stopped or changed the answer; name further attributes that say so.";
      case Detector.Outlier _ ->
          "Far above what is usual for the same model and prompt version, in robust standard"
              + " deviations.";
      case Detector.Verbosity _ -> "An answer of more than so many characters.";
      case Detector.SemanticOutlier _ ->
          "A question unlike the recent ones: its cosine to the nearest is below this.";
      case Detector.OtherModelAlsoLow _ ->
          "It scored low, and so did another model's answer to the same question.";
    };
  }

  /** Whether a project may want more than one, each of something else. */
  static boolean isRepeatable(Detector detector) {
    return switch (detector) {
      case Detector.LowOutsideScore _,
          Detector.LowSurvey _,
          Detector.Outlier _,
          Detector.OtherModelAlsoLow _ ->
          true;
      case Detector.NegativeFeedback _,
          Detector.CorrectedOutput _,
          Detector.ErrorStatus _,
          Detector.Refusal _,
          Detector.EditedOutput _,
          Detector.NoAnswer _,
          Detector.FormatViolation _,
          Detector.GuardrailHit _,
          Detector.Verbosity _,
          Detector.SemanticOutlier _ ->
          false;
    };
  }
}
