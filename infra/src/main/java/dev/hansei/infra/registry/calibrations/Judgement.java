package dev.hansei.infra.registry.calibrations;

import dev.hansei.workflows.annotations.TaskId;
import dev.hansei.workflows.criteria.Score;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * What a judge said of one labelled answer.
 *
 * @param ordinal place in the label set, from 0
 * @param people whether people passed the answer
 * @param score the judge's chance of a pass, where it gives one
 * @param reason the judge's words, or why there is no verdict; at most 2,000 characters
 */
public record Judgement(
    int ordinal,
    TaskId taskId,
    boolean people,
    Verdict verdict,
    OptionalDouble score,
    String reason) {
  public Judgement {
    if (ordinal < 0) {
      throw new IllegalArgumentException("ordinal is negative: " + ordinal);
    }
    Objects.requireNonNull(taskId, "taskId is null");
    Objects.requireNonNull(verdict, "verdict is null");
    Objects.requireNonNull(score, "score is null");
    if (reason.length() > Score.EXPLANATION_CHARS_MAX) {
      throw new IllegalArgumentException("a reason has at most 2,000 characters");
    }
  }

  /** Whether judge and people say different things. */
  public boolean differs() {
    return verdict != Verdict.UNSCORED && people != (verdict == Verdict.PASSED);
  }

  /** What the judge said. */
  public enum Verdict {
    PASSED,
    FAILED,
    UNSCORED
  }
}
