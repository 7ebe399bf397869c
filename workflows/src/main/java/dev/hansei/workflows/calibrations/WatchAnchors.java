package dev.hansei.workflows.calibrations;

import dev.hansei.workflows.projects.ProjectId;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * One round of checks: asks the judge of each certificate that holds again about its anchors, those
 * first that were not asked for longest, as far as the round's budget goes.
 *
 * <p>Started by a project's schedule; each check is a {@link Calibrate} of its own, one after the
 * other, and takes the certificate back where the judge drifted. A check that fails or is cancelled
 * costs no other. Id: {@code calibrations/<project>/anchors} and the time of the start. Pinned to
 * the build that started it.
 */
@WorkflowInterface
public interface WatchAnchors {
  /** One round. */
  @WorkflowMethod
  WatchAnchorsResult run(WatchAnchorsInput input);

  /** What the ids of rounds begin with; the schedule adds when it started one. */
  static String workflowId(ProjectId project) {
    return "calibrations/%s/anchors".formatted(project);
  }
}
