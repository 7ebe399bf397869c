package dev.hansei.workflows.calibrations;

import dev.hansei.workflows.projects.ProjectId;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * Puts the confirmed minimal pairs of a criterion before a judge, and says how often it notices;
 * and which other criteria say the same of the same answers.
 *
 * <p>Started by a lead. Ends with a result, or without one when it is cancelled or cannot go on.
 * Id: {@code calibrations/<project>/<test>}. Pinned to the build that started it.
 */
@WorkflowInterface
public interface TestJudge {
  /** Runs once. */
  @WorkflowMethod
  JudgeTestResult run(TestJudgeInput input);

  /** The workflow id of a test. */
  static String workflowId(TestJudgeInput input) {
    return workflowId(input.projectId(), input.testId());
  }

  /** The same from the ids alone. */
  static String workflowId(ProjectId projectId, JudgeTestId testId) {
    return "calibrations/%s/%s".formatted(projectId, testId);
  }
}
