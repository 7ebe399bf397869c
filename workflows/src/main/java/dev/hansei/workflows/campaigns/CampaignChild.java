package dev.hansei.workflows.campaigns;

import dev.hansei.workflows.TaskQueues;
import io.temporal.api.enums.v1.ParentClosePolicy;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.workflow.ChildWorkflowCancellationType;
import io.temporal.workflow.ChildWorkflowOptions;
import io.temporal.workflow.Workflow;

/** How a campaign starts a workflow of another stage. */
final class CampaignChild {
  private CampaignChild() {}

  /** Ends with the campaign, however that ends: nothing goes on spending or asking by itself. */
  static <W> W of(Class<W> contract, String workflowId) {
    return of(contract, workflowId, ParentClosePolicy.PARENT_CLOSE_POLICY_REQUEST_CANCEL);
  }

  /** Goes on when the campaign is done; cancelled with it while that waits for it. */
  static <W> W left(Class<W> contract, String workflowId) {
    return of(contract, workflowId, ParentClosePolicy.PARENT_CLOSE_POLICY_ABANDON);
  }

  private static <W> W of(Class<W> contract, String workflowId, ParentClosePolicy atEnd) {
    return Workflow.newChildWorkflowStub(
        contract,
        ChildWorkflowOptions.newBuilder()
            .setWorkflowId(workflowId)
            .setTaskQueue(TaskQueues.LOOP)
            .setParentClosePolicy(atEnd)
            .setCancellationType(ChildWorkflowCancellationType.WAIT_CANCELLATION_COMPLETED)
            .setWorkflowIdReusePolicy(
                WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE)
            .build());
  }
}
