package dev.hansei.workflows.suites;

import dev.hansei.workflows.criteria.Assertion;
import java.util.List;
import java.util.Objects;

/**
 * What a suite for a dataset could ask, with reasons; a lead changes it as they like.
 *
 * @param taskWhy a sentence: what the kind of task was guessed from, or that it was given
 * @param basis the strongest that there is to judge answers by
 * @param basisWhy a sentence
 * @param asked what to ask; never by a judge that the project has not
 * @param further what no line of {@code asked} does, in sentences: judges to make, cases to mend
 */
public record SuiteProposal(
    TaskKind task,
    String taskWhy,
    Basis basis,
    String basisWhy,
    List<Proposed> asked,
    List<String> further) {
  public SuiteProposal {
    Objects.requireNonNull(task, "task is null");
    Objects.requireNonNull(basis, "basis is null");
    asked = List.copyOf(asked);
    further = List.copyOf(further);
  }

  /** What answers can be judged by, the best first. */
  public enum Basis {
    /** People labelled answers to these cases. */
    LABELS,
    /** Cases have reference answers. */
    REFERENCE,
    /** There are answers of another run: which is better? */
    COMPARISON,
    /** Cases carry what people said of an earlier answer. */
    FEEDBACK,
    /** Only the answer itself, and its question. */
    STATIC
  }

  /**
   * One thing to ask.
   *
   * @param basis what it judges by
   * @param why one sentence
   */
  public record Proposed(Assertion assertion, Basis basis, String why) {
    public Proposed {
      Objects.requireNonNull(assertion, "assertion is null");
      Objects.requireNonNull(basis, "basis is null");
      if (why.isBlank()) {
        throw new IllegalArgumentException("a proposal has a reason");
      }
    }
  }
}
