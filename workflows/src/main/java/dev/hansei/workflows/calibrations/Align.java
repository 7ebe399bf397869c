package dev.hansei.workflows.calibrations;

import dev.hansei.workflows.projects.ProjectId;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * Brings a judge of kind rubric nearer to people by labels of role align, compares before and after
 * on labels that neither saw, and makes a new judge version where that is not worse.
 *
 * <p>Started by a lead. Ends with a version, or without one where there is no gain, when it is
 * cancelled or cannot go on. Id: {@code calibrations/<project>/<alignment>}. Pinned to the build
 * that started it.
 */
@WorkflowInterface
public interface Align {
  /** Runs once. */
  @WorkflowMethod
  AlignResult run(AlignInput input);

  /** The workflow id of an alignment. */
  static String workflowId(AlignInput input) {
    return workflowId(input.projectId(), input.alignmentId());
  }

  /** The same from the ids alone. */
  static String workflowId(ProjectId projectId, AlignmentId alignmentId) {
    return "calibrations/%s/%s".formatted(projectId, alignmentId);
  }
}
