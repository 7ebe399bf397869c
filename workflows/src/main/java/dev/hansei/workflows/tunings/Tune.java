package dev.hansei.workflows.tunings;

import dev.hansei.workflows.projects.ProjectId;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * Learns an embedding adapter from question-passage pairs of role tune, registers it, and saves a
 * prompt version that names it: a candidate for the same suites and gate as any other.
 *
 * <p>Started by a lead or a campaign. Ends with a candidate, or without one where held-out
 * questions show no gain, when it is cancelled (Temporal cancellation) or cannot go on. Id: {@code
 * tunings/<project>/<tuning>}. Pinned to the build that started it.
 */
@WorkflowInterface
public interface Tune {
  /** Runs once. */
  @WorkflowMethod
  TuneResult run(TuneInput input);

  /** The workflow id of a tuning. */
  static String workflowId(TuneInput input) {
    return workflowId(input.projectId(), input.tuningId());
  }

  /** The same from the ids alone. */
  static String workflowId(ProjectId projectId, TuningId tuningId) {
    return "tunings/%s/%s".formatted(projectId, tuningId);
  }
}
