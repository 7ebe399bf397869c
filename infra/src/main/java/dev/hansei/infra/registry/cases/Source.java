package dev.hansei.infra.registry.cases;

import dev.hansei.workflows.cases.CaseId;
import dev.hansei.workflows.cases.CaseProblem;
import dev.hansei.workflows.cases.DocumentId;
import dev.hansei.workflows.failures.FailureId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One question that a generation is to make, and what became of it.
 *
 * @param ordinal its place in the plan, from 0
 * @param madeCase the case it became, kept or rejected; absent where nothing readable came
 * @param problems why it was rejected
 */
public record Source(
    int ordinal,
    Whence whence,
    State state,
    Optional<CaseId> madeCase,
    List<CaseProblem> problems) {
  public Source {
    if (ordinal < 0) {
      throw new IllegalArgumentException("ordinals count from 0: " + ordinal);
    }
    Objects.requireNonNull(whence, "whence is null");
    Objects.requireNonNull(state, "state is null");
    Objects.requireNonNull(madeCase, "madeCase is null");
    problems = List.copyOf(problems);
  }

  /** What a question is made from. */
  public sealed interface Whence {}

  /** A document; {@code question} counts its questions from 0. */
  public record FromDocument(DocumentId documentId, int question) implements Whence {}

  /** A failure. */
  public record FromFailure(FailureId failureId) implements Whence {}

  /** What became of it. */
  public enum State {
    OPEN,
    KEPT,
    REJECTED
  }

  /** Whether it was tried. */
  public boolean isDone() {
    return state != State.OPEN;
  }
}
