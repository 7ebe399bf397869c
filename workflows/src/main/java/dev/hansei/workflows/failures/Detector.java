package dev.hansei.workflows.failures;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Objects;

/**
 * A rule that reads one trace and says whether it failed; its parameters are part of its version.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Detector.NegativeFeedback.class, name = "negative-feedback"),
  @JsonSubTypes.Type(value = Detector.CorrectedOutput.class, name = "corrected-output"),
  @JsonSubTypes.Type(value = Detector.ErrorStatus.class, name = "error-status"),
  @JsonSubTypes.Type(value = Detector.Refusal.class, name = "refusal"),
  @JsonSubTypes.Type(value = Detector.LowOutsideScore.class, name = "low-outside-score"),
  @JsonSubTypes.Type(value = Detector.LowSurvey.class, name = "low-survey"),
  @JsonSubTypes.Type(value = Detector.EditedOutput.class, name = "edited-output"),
  @JsonSubTypes.Type(value = Detector.NoAnswer.class, name = "no-answer"),
  @JsonSubTypes.Type(value = Detector.FormatViolation.class, name = "format-violation"),
  @JsonSubTypes.Type(value = Detector.GuardrailHit.class, name = "guardrail-hit"),
  @JsonSubTypes.Type(value = Detector.Outlier.class, name = "outlier"),
  @JsonSubTypes.Type(value = Detector.Verbosity.class, name = "verbosity"),
  @JsonSubTypes.Type(value = Detector.SemanticOutlier.class, name = "semantic-outlier"),
  @JsonSubTypes.Type(value = Detector.OtherModelAlsoLow.class, name = "other-model-also-low")
})
public sealed interface Detector {
  /** A thumb down, or at most {@code starsMax} stars (1 to 4). */
  record NegativeFeedback(int starsMax) implements Detector {
    public NegativeFeedback {
      if (starsMax < 1 || starsMax > 4) {
        throw new IllegalArgumentException("starsMax is 1 to 4: " + starsMax);
      }
    }
  }

  /** A correction was given. */
  record CorrectedOutput() implements Detector {}

  /** A span ended in error. */
  record ErrorStatus() implements Detector {}

  /** The answer holds one of these phrases, whatever the case of letters; 1 to 100 phrases. */
  record Refusal(List<String> phrases) implements Detector {
    public Refusal {
      phrases = List.copyOf(phrases);
      if (phrases.isEmpty() || phrases.size() > 100) {
        throw new IllegalArgumentException("a refusal detector has 1 to 100 phrases");
      }
    }
  }

  /** An evaluator outside gave less than {@code below}. */
  record LowOutsideScore(String evaluation, double below) implements Detector {
    public LowOutsideScore {
      if (evaluation.isBlank() || !Double.isFinite(below)) {
        throw new IllegalArgumentException("a score detector names an evaluation and a limit");
      }
    }
  }

  /**
   * A survey's answer of at most {@code atMost}, such as CSAT of 2, or "was it resolved" of 0.
   *
   * @param question the name under which the answer came, or {@code resolved}; upper and lower case
   *     are the same
   */
  record LowSurvey(String question, double atMost) implements Detector {
    public LowSurvey {
      if (question.isBlank() || !Double.isFinite(atMost)) {
        throw new IllegalArgumentException("a survey detector names a question and a limit");
      }
    }
  }

  /**
   * A correction, or an edit before the answer was used, that changed at least this share of it: 0
   * (any correction) to 1 (nothing was left). The share is Levenshtein's distance over the longer
   * text, of the first 1,000 characters.
   */
  record EditedOutput(double shareLeast) implements Detector {
    public EditedOutput {
      if (!(shareLeast >= 0 && shareLeast <= 1)) {
        throw new IllegalArgumentException("shareLeast is 0 to 1: " + shareLeast);
      }
    }
  }

  /** Something was asked and nothing answered, although no span ended in error. */
  record NoAnswer() implements Detector {}

  /** The answer does not have the form that was expected. */
  record FormatViolation(Form form) implements Detector {
    public FormatViolation {
      Objects.requireNonNull(form, "form is null");
    }

    /** Which form. */
    public enum Form {
      /** Every answer is JSON. */
      JSON,
      /** Where the trace names a prompt version with an output schema, the answer keeps it. */
      PROMPT_SCHEMA
    }
  }

  /**
   * A guardrail stopped or changed the answer: a finish reason of {@code content_filter}, a
   * guardrail's span that ended in error, or one of these attributes that is true or not empty.
   *
   * @param attributes further names of attributes, at most 50
   */
  record GuardrailHit(List<String> attributes) implements Detector {
    public GuardrailHit {
      attributes = List.copyOf(attributes);
      if (attributes.size() > 50) {
        throw new IllegalArgumentException("a guardrail detector has at most 50 attributes");
      }
    }
  }

  /**
   * Far above what is usual for the same model and prompt version in the project's recent traces:
   * more than {@code deviations} robust standard deviations (1.4826 times the median distance from
   * the median) above the median. Says nothing where fewer than {@link Baseline#TRACES_LEAST}
   * traces are known.
   *
   * @param deviations 1 to 100
   */
  record Outlier(Measure measure, double deviations) implements Detector {
    public Outlier {
      Objects.requireNonNull(measure, "measure is null");
      if (!(deviations >= 1 && deviations <= 100)) {
        throw new IllegalArgumentException("deviations are 1 to 100: " + deviations);
      }
    }
  }

  /** An answer of more than so many characters; 1 to 1,000,000. */
  record Verbosity(int charsMost) implements Detector {
    public Verbosity {
      if (charsMost < 1 || charsMost > 1_000_000) {
        throw new IllegalArgumentException("charsMost is 1 to 1,000,000: " + charsMost);
      }
    }
  }

  /**
   * A question unlike anything usual: its cosine to the nearest of the project's recent questions
   * is below {@code nearest}. Embeds each question, about a millisecond of a core.
   *
   * @param nearest -1 to 1; 0.3 finds questions about something else
   */
  record SemanticOutlier(double nearest) implements Detector {
    public SemanticOutlier {
      if (!(nearest >= -1 && nearest <= 1)) {
        throw new IllegalArgumentException("nearest is -1 to 1: " + nearest);
      }
    }
  }

  /**
   * The answer scored below {@code below}, and so did another model's answer to the same question,
   * as an outside evaluation of another name says: the question is hard, or its context lacks what
   * it takes.
   */
  record OtherModelAlsoLow(String evaluation, String otherEvaluation, double below)
      implements Detector {
    public OtherModelAlsoLow {
      if (evaluation.isBlank()
          || otherEvaluation.isBlank()
          || evaluation.equals(otherEvaluation)
          || !Double.isFinite(below)) {
        throw new IllegalArgumentException("names two evaluations and a limit for both");
      }
    }
  }

  /** What is measured of every trace. */
  enum Measure {
    /** From the first start to the last end of a span, in milliseconds. */
    LATENCY,
    /** What the sender says it cost, in the sender's currency, all spans together. */
    COST,
    /** Tokens of the output, all spans together. */
    LENGTH
  }
}
