package dev.hansei.infra.registry.calibrations;

import dev.hansei.workflows.annotations.TaskId;
import dev.hansei.workflows.criteria.Score;
import dev.hansei.workflows.models.CallKey;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a judge said of one labelled answer.
 *
 * @param ordinal place in the label set, from 0
 * @param people whether people passed the answer
 * @param score the judge's chance of a pass, or its graded value, where it gives one
 * @param reason the judge's words, or why there is no verdict; at most 2,000 characters
 * @param answer what was read from the judge's reply; empty where there is no verdict
 * @param call the journal's key of that reply; empty where no one call gave it
 */
public record Judgement(
    int ordinal,
    TaskId taskId,
    boolean people,
    Verdict verdict,
    OptionalDouble score,
    String reason,
    String answer,
    Optional<CallKey> call) {
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
    if (answer.length() > Score.Judged.ANSWER_CHARS_MAX) {
      throw new IllegalArgumentException("a judge's answer has at most 2,000 characters");
    }
    Objects.requireNonNull(call, "call is null");
  }

  /** One whose reply is not kept. */
  public Judgement(
      int ordinal,
      TaskId taskId,
      boolean people,
      Verdict verdict,
      OptionalDouble score,
      String reason) {
    this(ordinal, taskId, people, verdict, score, reason, "", Optional.empty());
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
