package dev.hansei.workflows.cases;

import dev.hansei.workflows.models.ModelName;
import java.util.List;
import java.util.Objects;

/** What the second pass found wrong with a generated case; nothing, when it may stay. */
public record CaseCheck(List<CaseProblem> problems, ModelName checkedBy, String note) {
  public CaseCheck {
    problems = problems.stream().distinct().sorted().toList();
    Objects.requireNonNull(checkedBy, "checkedBy is null");
    if (note.length() > 1_000) {
      throw new IllegalArgumentException("a check's note has at most 1,000 characters");
    }
  }
}
