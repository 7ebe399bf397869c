package dev.hansei.workflows.calibrations;

import dev.hansei.workflows.statistics.Estimate;
import java.util.Objects;
import java.util.Optional;

/**
 * One way in which a judge may be led by something other than what it judges, and what was found.
 *
 * @param figure with 95 % confidence; empty where it could not be measured
 * @param sentence what the figure means, or why there is none
 */
public record Probe(Kind kind, Result result, Optional<Estimate> figure, String sentence) {
  public Probe {
    Objects.requireNonNull(kind, "kind is null");
    Objects.requireNonNull(result, "result is null");
    Objects.requireNonNull(figure, "figure is null");
    if (sentence.isBlank()) {
      throw new IllegalArgumentException("a probe says what it found");
    }
  }

  /** One that says why nothing could be measured. */
  public static Probe notMeasurable(Kind kind, String why) {
    return new Probe(kind, Result.NOT_MEASURABLE, Optional.empty(), why);
  }

  /** What may lead a judge. */
  public enum Kind {
    /** Text in an answer that speaks to the judge. */
    HOSTILE_TEXT,
    /** How long an answer is. */
    LENGTH,
    /** Whether a model of the judge's own family wrote the answer. */
    SELF_PREFERENCE,
    /** Which of two answers stands first. */
    POSITION,
    /** All but the one thing that breaks the criterion: minimal pairs. */
    LIKENESS
  }

  /** How it went. */
  public enum Result {
    /** Within the limit, as far as was seen. */
    HELD,
    /** Beyond the limit: such a judge does not gate. */
    FAILED,
    /** Nothing can be said, which is no praise. */
    NOT_MEASURABLE
  }
}
