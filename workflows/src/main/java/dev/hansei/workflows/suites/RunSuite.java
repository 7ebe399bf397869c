package dev.hansei.workflows.suites;

import dev.hansei.workflows.projects.ProjectId;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * Runs a suite against a target: every case ends scored, error, unscored or cancelled, and the sum
 * equals the plan.
 *
 * <p>Started by a lead or a developer; ends when all items have an outcome, or soon after it is
 * cancelled (Temporal cancellation), keeping what is done; Temporal then gives no result, the
 * registry has it. Where it has a budget that is too small for what is left, it waits, for a top-up
 * or to be cancelled. Id: {@code suites/<project>/<run>}. Pinned to the build that started it.
 */
@WorkflowInterface
public interface RunSuite {
  /** Runs once. */
  @WorkflowMethod
  RunSuiteResult run(RunSuiteInput input);

  /** No further chunk begins until {@link #resume}; those that run end. Again changes nothing. */
  @SignalMethod
  void pause();

  /** Goes on. Again, or when it was not paused, changes nothing. */
  @SignalMethod
  void resume();

  /**
   * Raises the limits of its budget; one that is out of budget goes on where it stopped. The same
   * top-up again is nothing, and so is one of a run without a budget.
   */
  @SignalMethod
  void topUp(RunTopUp more);

  /** The workflow id of a run. */
  static String workflowId(RunSuiteInput input) {
    return workflowId(input.projectId(), input.runId());
  }

  /** The same from the ids alone. */
  static String workflowId(ProjectId projectId, RunId runId) {
    return "suites/%s/%s".formatted(projectId, runId);
  }
}
