package dev.hansei.workflows.calibrations;

import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.projects.ProjectId;

/** Whether a judge version was tested for what agreement does not show. */
public interface JudgeTests {
  /** The newest result of the judge version; a judge that was never tested has not passed. */
  Result of(ProjectId project, JudgeId judge);

  /**
   * What came of the tests.
   *
   * @param passed whether the judge notices minimal edits that break its criterion
   * @param sentence why, for people
   */
  record Result(boolean passed, String sentence) {
    public Result {
      if (sentence.isBlank()) {
        throw new IllegalArgumentException("a result says why");
      }
    }
  }
}
