package dev.hansei.workflows.calibrations;

import dev.hansei.workflows.projects.ProjectId;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * Measures a judge against people, on labels it never saw, and issues the certificate that says
 * what it may be used for; learns the judge first where asked to.
 *
 * <p>Started by a lead. Ends with a certificate, or without one when it is cancelled or cannot go
 * on. Id: {@code calibrations/<project>/<calibration>}. Pinned to the build that started it.
 */
@WorkflowInterface
public interface Calibrate {
  /** Runs once. */
  @WorkflowMethod
  CalibrateResult run(CalibrateInput input);

  /** The workflow id of a calibration. */
  static String workflowId(CalibrateInput input) {
    return workflowId(input.projectId(), input.calibrationId());
  }

  /** The same from the ids alone. */
  static String workflowId(ProjectId projectId, CalibrationId calibrationId) {
    return "calibrations/%s/%s".formatted(projectId, calibrationId);
  }
}
