package dev.hansei.workflows.calibrations;

import dev.hansei.workflows.ActivityCalls;
import dev.hansei.workflows.Steps;
import dev.hansei.workflows.TaskQueues;
import dev.hansei.workflows.calibrations.CalibrationActivities.DueCheck;
import dev.hansei.workflows.projects.Actor;
import io.temporal.api.enums.v1.ParentClosePolicy;
import io.temporal.common.VersioningBehavior;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ChildWorkflowFailure;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.ChildWorkflowCancellationType;
import io.temporal.workflow.ChildWorkflowOptions;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowVersioningBehavior;
import java.util.List;
import org.slf4j.Logger;

/** The story of {@link WatchAnchors}: what is due, then one check after the other. */
public final class WatchAnchorsImpl implements WatchAnchors {
  private static final Logger log = Workflow.getLogger(WatchAnchorsImpl.class);

  private final CalibrationActivities registry =
      Workflow.newActivityStub(CalibrationActivities.class, ActivityCalls.registryWrite());

  @Override
  @WorkflowVersioningBehavior(VersioningBehavior.PINNED)
  public WatchAnchorsResult run(WatchAnchorsInput input) {
    List<DueCheck> due = due(input);
    int failed = 0;
    for (DueCheck check : due) {
      try {
        check(input, check);
      } catch (ChildWorkflowFailure failure) {
        // A lead may cancel one check; the others are none the worse for it.
        if (CancellationScope.current().isCancelRequested()) {
          throw failure;
        }
        failed++;
        log.warn("The anchors of certificate {} could not be checked", check.certificate());
      }
    }
    return new WatchAnchorsResult(due.size() - failed, failed);
  }

  private List<DueCheck> due(WatchAnchorsInput input) {
    try {
      return registry.dueAnchors(input).checks();
    } catch (ActivityFailure failure) {
      throw Steps.ended(WatchAnchors.workflowId(input.projectId()), failure);
    }
  }

  private static void check(WatchAnchorsInput input, DueCheck due) {
    CalibrationId id = CalibrationId.at(Workflow.currentTimeMillis(), Workflow.randomUUID());
    var asked =
        new CalibrateInput(
            input.projectId(),
            id,
            new CalibrateInput.Subject.Anchors(due.certificate(), due.judgeId()),
            due.split(),
            new Actor.BySystem());
    Workflow.newChildWorkflowStub(
            Calibrate.class,
            ChildWorkflowOptions.newBuilder()
                .setWorkflowId(Calibrate.workflowId(asked))
                .setTaskQueue(TaskQueues.LOOP)
                .setParentClosePolicy(ParentClosePolicy.PARENT_CLOSE_POLICY_REQUEST_CANCEL)
                .setCancellationType(ChildWorkflowCancellationType.WAIT_CANCELLATION_COMPLETED)
                .build())
        .run(asked);
  }
}
