package dev.hansei.workflows.calibrations;

import dev.hansei.workflows.projects.ProjectId;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * Proposes criteria from what people saw: notes beside labels, and failures. It groups what was
 * said of the same thing, and words each group, by a model where one is named. People decide on the
 * proposals afterwards, in the registry; no workflow waits for them.
 *
 * <p>Started by a lead. Ends when the proposals are there. Id: {@code
 * calibrations/<project>/<discovery>}. Pinned to the build that started it.
 */
@WorkflowInterface
public interface DiscoverCriteria {
  /** Runs once. */
  @WorkflowMethod
  DiscoverCriteriaResult run(DiscoverCriteriaInput input);

  /** The workflow id of a discovery. */
  static String workflowId(DiscoverCriteriaInput input) {
    return workflowId(input.projectId(), input.discoveryId());
  }

  /** The same from the ids alone. */
  static String workflowId(ProjectId projectId, DiscoveryId discoveryId) {
    return "calibrations/%s/%s".formatted(projectId, discoveryId);
  }
}
