package dev.hansei.api.suites;

import dev.hansei.workflows.cases.CaseContent;
import dev.hansei.workflows.criteria.Assertion;
import java.util.List;

/**
 * What is taken of a file of promptfoo's.
 *
 * @param description what the file says of itself; empty where it says nothing
 * @param assertions asked of every answer
 * @param cases one for each test and combination of its variables
 * @param leftOut what is not taken
 */
record PromptfooFile(
    String description, List<Assertion> assertions, List<Placed> cases, List<LeftOut> leftOut) {
  PromptfooFile {
    assertions = List.copyOf(assertions);
    cases = List.copyOf(cases);
    leftOut = List.copyOf(leftOut);
  }

  /** A case, and where in the file it stands. */
  record Placed(String place, CaseContent content) {}
}
