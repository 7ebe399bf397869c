package dev.hansei.workflows.annotations;

import dev.hansei.workflows.projects.ProjectId;
import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * Attends to one queue: prepares its tasks, asks for adjudication where reviewers disagree, speaks
 * up when labels are late, and closes.
 *
 * <p>Started by a lead; ends when every task has ended, when a lead closes it, when its deadline
 * passes and its fallback is to close, or soon after it is cancelled. Id: {@code
 * annotations/<project>/<queue>}. Waits for people for weeks, so it upgrades to new builds by
 * patches.
 *
 * <p>Claim, submit, skip and undo are transactions of the registry and work while this workflow, or
 * Temporal, is down. It hears of them by a signal for many, and looks by itself now and then in
 * case a signal was lost.
 */
@WorkflowInterface
public interface Annotate {
  /** Attends until the queue is closed. */
  @WorkflowMethod
  AnnotateResult annotate(AnnotateInput input);

  /** Something was labelled, skipped or taken back; sent once for many. */
  @SignalMethod
  void changed();

  /** A lead wants it closed with what there is. */
  @SignalMethod
  void close(CloseRequest request);

  /** What it waits for. */
  @QueryMethod
  AnnotateStatus status();

  /** The workflow id of a queue. */
  static String workflowId(AnnotateInput input) {
    return workflowId(input.projectId(), input.queueId());
  }

  /** The same from the ids alone. */
  static String workflowId(ProjectId projectId, QueueId queueId) {
    return "annotations/%s/%s".formatted(projectId, queueId);
  }
}
