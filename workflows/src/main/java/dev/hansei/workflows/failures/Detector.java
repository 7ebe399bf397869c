package dev.hansei.workflows.failures;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/**
 * A rule that reads one trace and says whether it failed; its parameters are part of its version.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Detector.NegativeFeedback.class, name = "negative-feedback"),
  @JsonSubTypes.Type(value = Detector.CorrectedOutput.class, name = "corrected-output"),
  @JsonSubTypes.Type(value = Detector.ErrorStatus.class, name = "error-status"),
  @JsonSubTypes.Type(value = Detector.Refusal.class, name = "refusal"),
  @JsonSubTypes.Type(value = Detector.LowOutsideScore.class, name = "low-outside-score")
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
}
