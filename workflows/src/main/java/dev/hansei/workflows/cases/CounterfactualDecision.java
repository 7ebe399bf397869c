package dev.hansei.workflows.cases;

import java.util.List;

/** What can be made of a case by a table of terms. */
public sealed interface CounterfactualDecision {
  /** The case once for each group, in their order; its own wording is one of them. */
  record Made(List<CaseContent> versions) implements CounterfactualDecision {
    public Made {
      versions = List.copyOf(versions);
    }
  }

  /** Nothing, and why. */
  record LeftOut(Reason reason) implements CounterfactualDecision {}

  /** Why nothing is made. */
  enum Reason {
    /** Its question has no term of any group. */
    NO_TERM,
    /** It speaks of several groups; swapped, it would ask something else. */
    SEVERAL_GROUPS,
    /** It has a word whose counterpart depends on grammar. */
    AMBIGUOUS,
    /** It asserts something about a term, which would hold for one group alone. */
    ASSERTS_ON_TERM,
    /** Its fields say a group already: it is such a version itself. */
    HAS_GROUP
  }
}
