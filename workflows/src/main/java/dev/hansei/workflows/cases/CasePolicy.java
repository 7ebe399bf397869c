package dev.hansei.workflows.cases;

import dev.hansei.workflows.criteria.OwnAssertions;
import dev.hansei.workflows.models.Message;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether a generated case may stay. Pure. What only the registry can know (the same question in
 * this dataset or in another split) it decides when the case is added.
 */
public final class CasePolicy {
  private CasePolicy() {}

  /**
   * Decides from the case itself and from what the second pass says.
   *
   * @param whenKept the state of a case that stays: draft, or final where nobody need look
   */
  public static CaseDecision decide(CaseContent content, CaseReview review, Case.State whenKept) {
    List<CaseProblem> problems = new ArrayList<>(problemsOf(content));
    if (!review.answerable()) {
      problems.add(CaseProblem.NOT_ANSWERABLE);
    }
    if (!review.grounded()) {
      problems.add(CaseProblem.NOT_GROUNDED);
    }
    if (!review.unambiguous()) {
      problems.add(CaseProblem.AMBIGUOUS);
    }
    return problems.isEmpty() ? new CaseDecision.Keep(whenKept) : new CaseDecision.Reject(problems);
  }

  /** What is wrong with a case before any model is asked; the second pass is not paid for these. */
  public static List<CaseProblem> problemsOf(CaseContent content) {
    List<CaseProblem> problems = new ArrayList<>();
    if (content.reference().isBlank()) {
      problems.add(CaseProblem.NO_REFERENCE);
    }
    if (bytes(content) > CaseContent.BYTES_MAX) {
      problems.add(CaseProblem.TOO_LARGE);
    }
    return List.copyOf(problems);
  }

  /** All texts together; the punctuation of their JSON is small beside the limit. */
  private static long bytes(CaseContent content) {
    long sum = bytes(content.question()) + bytes(content.reference());
    for (CaseContent.ContextPassage passage : content.context()) {
      sum += bytes(passage.id()) + bytes(passage.text());
    }
    for (var field : content.fields().entrySet()) {
      sum += bytes(field.getKey()) + bytes(field.getValue());
    }
    for (Message turn : content.turns()) {
      sum += bytes(turn.content());
    }
    return sum + content.ownIfAny().map(CasePolicy::bytes).orElse(0L);
  }

  private static long bytes(OwnAssertions own) {
    return own.assertions().stream()
        .flatMap(assertion -> assertion.leaves().stream())
        .mapToLong(leaf -> bytes(leaf.metric()) + bytes(leaf.valueIfSet().orElse("")))
        .sum();
  }

  private static long bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
