package dev.hansei.workflows.cases;

import java.util.List;

/** What {@link CasePolicy} says of a generated case. */
public sealed interface CaseDecision {
  /** It stays, as a draft or final. */
  record Keep(Case.State state) implements CaseDecision {
    public Keep {
      if (state == Case.State.REJECTED) {
        throw new IllegalArgumentException("a case that is kept is a draft or final");
      }
    }
  }

  /** It does not; the row keeps the reasons. */
  record Reject(List<CaseProblem> problems) implements CaseDecision {
    public Reject {
      problems = problems.stream().distinct().sorted().toList();
      if (problems.isEmpty()) {
        throw new IllegalArgumentException("a rejection has a reason");
      }
    }
  }
}
