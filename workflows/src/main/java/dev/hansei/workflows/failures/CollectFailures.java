package dev.hansei.workflows.failures;

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
    return "failures/%s/%s".formatted(input.projectId(), input.collectionId());
  }
}
