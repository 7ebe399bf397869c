package dev.hansei.workflows.monitors;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.hansei.workflows.failures.Detector;
import dev.hansei.workflows.failures.FailurePolicy;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A detector that needs nothing but the trace itself, so that it can speak before anybody gave
 * feedback. Those that read what people said, or what is usual, stay with the collector.
 */
public enum LiveDetector {
  @JsonProperty("refusal")
  REFUSAL("refusal"),
  @JsonProperty("no-answer")
  NO_ANSWER("no-answer"),
  @JsonProperty("error-status")
  ERROR_STATUS("error-status"),
  @JsonProperty("guardrail-hit")
  GUARDRAIL_HIT("guardrail-hit"),
  @JsonProperty("verbosity")
  VERBOSITY("verbosity");

  private static final List<Detector> USUAL =
      Stream.concat(FailurePolicy.DEFAULT_DETECTORS.stream(), Stream.of(new Detector.NoAnswer()))
          .toList();

  private final String word;

  LiveDetector(String word) {
    this.word = word;
  }

  /** As people write it; the name of the detector in a project's settings. */
  public String word() {
    return word;
  }

  /** The detector of that word. */
  public static Optional<LiveDetector> of(String word) {
    return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
  }

  /**
   * Which of a project's detectors stand for this word. Where it has none: what needs no settings,
   * and for refusals the usual phrases; none of those that need limits of the project's own.
   */
  public List<Detector> among(List<Detector> active) {
    List<Detector> own = active.stream().filter(this::matches).toList();
    return own.isEmpty() ? USUAL.stream().filter(this::matches).toList() : own;
  }

  private boolean matches(Detector detector) {
    return switch (detector) {
      case Detector.Refusal _ -> this == REFUSAL;
      case Detector.NoAnswer _ -> this == NO_ANSWER;
      case Detector.ErrorStatus _ -> this == ERROR_STATUS;
      case Detector.GuardrailHit _ -> this == GUARDRAIL_HIT;
      case Detector.Verbosity _ -> this == VERBOSITY;
      case Detector.NegativeFeedback _,
          Detector.CorrectedOutput _,
          Detector.LowOutsideScore _,
          Detector.LowSurvey _,
          Detector.EditedOutput _,
          Detector.FormatViolation _,
          Detector.Outlier _,
          Detector.SemanticOutlier _,
          Detector.OtherModelAlsoLow _ ->
          false;
    };
  }
}
