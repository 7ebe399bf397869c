package dev.hansei.workflows.failures;

import java.util.List;
import java.util.Objects;

/** What {@link FailurePolicy} says of a trace. */
public sealed interface FailureDecision {
  /** No detector found anything. */
  record Sound() implements FailureDecision {}

  /**
   * At least one detector did.
   *
   * @param question what the user asked last; empty where the trace does not show it
   * @param answer what they got; empty where the trace does not show it
   * @param correction the newest correction; empty where nobody gave one
   */
  record Failed(
      List<FailureReason> reasons,
      Severity severity,
      String question,
      String answer,
      String correction)
      implements FailureDecision {
    public Failed {
      reasons = reasons.stream().distinct().sorted().toList();
      if (reasons.isEmpty()) {
        throw new IllegalArgumentException("a failed trace has a reason");
      }
      Objects.requireNonNull(severity, "severity is null");
      Objects.requireNonNull(question, "question is null");
      Objects.requireNonNull(answer, "answer is null");
      Objects.requireNonNull(correction, "correction is null");
    }
  }
}
