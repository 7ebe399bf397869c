package dev.hansei.workflows.monitors;

import dev.hansei.workflows.projects.ProjectId;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * Watches the live traffic of one prompt: every few minutes it scores a sample of the traces that
 * came in, and leaves the scores with them as feedback of its own kind.
 *
 * <p>Started by a lead; goes on until it is cancelled, as a new execution when its history is long.
 * Id: {@code monitors/<project>/<monitor>}. Runs for months, so it upgrades to new builds by
 * patches.
 *
 * <p>Pausing is a transaction of the registry and works while this workflow, or Temporal, is down:
 * it stops the spending. The workflow hears of it by a signal, and looks now and then in case that
 * was lost.
 */
@WorkflowInterface
public interface Monitor {
  /** Watches until it is cancelled or cannot go on. */
  @WorkflowMethod
  void watch(MonitorInput input);

  /** It was paused or resumed. */
  @SignalMethod
  void changed();

  /** The workflow id of a monitor. */
  static String workflowId(MonitorInput input) {
    return workflowId(input.projectId(), input.monitorId());
  }

  /** The same from the ids alone; also who pays for its judges' calls. */
  static String workflowId(ProjectId projectId, MonitorId monitorId) {
    return "monitors/%s/%s".formatted(projectId, monitorId);
  }
}
