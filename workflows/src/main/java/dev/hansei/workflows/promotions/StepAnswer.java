package dev.hansei.workflows.promotions;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What the registry answers to a step that a rollout asks for: always a value. An activity is
 * repeated until it succeeds, so a step that may not be taken now must not be a failure.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = StepAnswer.Stepped.class, name = "stepped"),
  @JsonSubTypes.Type(value = StepAnswer.Walked.class, name = "walked"),
  @JsonSubTypes.Type(value = StepAnswer.Resting.class, name = "resting"),
  @JsonSubTypes.Type(value = StepAnswer.Held.class, name = "held"),
  @JsonSubTypes.Type(value = StepAnswer.Frozen.class, name = "frozen"),
  @JsonSubTypes.Type(value = StepAnswer.RolledBack.class, name = "rolled-back"),
  @JsonSubTypes.Type(value = StepAnswer.Overtaken.class, name = "overtaken"),
  @JsonSubTypes.Type(value = StepAnswer.Expired.class, name = "expired"),
  @JsonSubTypes.Type(value = StepAnswer.Finished.class, name = "finished")
})
public sealed interface StepAnswer {
  /**
   * This step runs: the one that was asked for, or the one before it where the policy says that it
   * has not seen enough yet.
   *
   * @param number of the step, from 1
   * @param share of the callers who get the candidate, of 10,000
   */
  record Stepped(int number, int share) implements StepAnswer {
    public Stepped {
      requireNumber(number);
      if (share < 1 || share > 10_000) {
        throw new IllegalArgumentException("a step's share is 1 to 10,000: " + share);
      }
    }
  }

  /**
   * The step stays where it is until a person resumes it; harm still ends it.
   *
   * @param reason a person's words, or the policy's; never empty
   */
  record Held(int number, String reason) implements StepAnswer {
    public Held {
      requireNumber(number);
      requireReason(reason);
    }
  }

  /**
   * A stage on the path has the candidate: it was moved there, or had it already.
   *
   * @param stop its place on the path, from 1
   */
  record Walked(int stop) implements StepAnswer {
    public Walked {
      requireNumber(stop);
    }
  }

  /**
   * It stays at a stage on the path before it goes further.
   *
   * @param stop its place on the path, from 1
   * @param until ask again then; absent where somebody holds it there
   */
  record Resting(int stop, Optional<Instant> until) implements StepAnswer {
    public Resting {
      requireNumber(stop);
      Objects.requireNonNull(until, "until is null");
    }
  }

  /** Nothing goes forward before that moment; ask again then. */
  record Frozen(Instant until) implements StepAnswer {
    public Frozen {
      Objects.requireNonNull(until, "until is null");
    }
  }

  /**
   * The candidate is gone: by the policy or by a person.
   *
   * @param reason with figures where the policy did it
   */
  record RolledBack(String reason) implements StepAnswer {
    public RolledBack {
      requireReason(reason);
    }
  }

  /** The pointer of the target, or of a stage on the way there, was moved by something else. */
  record Overtaken() implements StepAnswer {}

  /** A freeze kept it from beginning, or from going on from a stage on its path, for too long. */
  record Expired() implements StepAnswer {}

  /**
   * The candidate is live for everybody.
   *
   * @param revision of the pointer since then
   */
  record Finished(long revision) implements StepAnswer {
    public Finished {
      if (revision < 1) {
        throw new IllegalArgumentException("a pointer's revision is at least 1: " + revision);
      }
    }
  }

  private static void requireNumber(int number) {
    if (number < 1) {
      throw new IllegalArgumentException("steps are numbered from 1: " + number);
    }
  }

  private static void requireReason(String reason) {
    if (reason.isBlank()) {
      throw new IllegalArgumentException("a reason is missing");
    }
  }
}
