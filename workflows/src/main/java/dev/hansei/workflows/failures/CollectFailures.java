package dev.hansei.workflows.failures;

import dev.hansei.workflows.projects.ProjectId;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * Reads the traces that came in since the last collection and keeps those that failed.
 *
 * <p>Started by a lead (REST, CLI, page) or a schedule; ends when the window is read. Id: {@code
 * failures/<project>/<collection>}. Idempotent: a trace becomes at most one failure, whose reasons
 * grow when later feedback adds to them. Pinned to the build that started it.
 */
@WorkflowInterface
public interface CollectFailures {
  /** Collects once. */
  @WorkflowMethod
  CollectFailuresResult collect(CollectFailuresInput input);

  /** The workflow id of a collection. */
  static String workflowId(CollectFailuresInput input) {
    return workflowId(input.projectId(), input.collectionId());
  }

  /** The same from the ids alone. */
  static String workflowId(ProjectId projectId, CollectionId collectionId) {
    return "failures/%s/%s".formatted(projectId, collectionId);
  }
}
