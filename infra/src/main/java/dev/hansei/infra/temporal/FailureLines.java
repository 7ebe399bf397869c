package dev.hansei.infra.temporal;

import io.temporal.common.interceptors.WorkerInterceptorBase;
import io.temporal.common.interceptors.WorkflowInboundCallsInterceptor;
import io.temporal.common.interceptors.WorkflowInboundCallsInterceptorBase;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.Workflow;
import org.slf4j.Logger;

/**
 * Says in the log what ends badly in workflows, each as what it is: an update that is refused, such
 * as a decision that comes too late, is one line at INFO; a workflow that fails is a warning with
 * its stack. The SDK has one warning with a stack for both and is silenced in {@code logback.xml}.
 */
public final class FailureLines extends WorkerInterceptorBase {
  /** Silent while a history is replayed. */
  private static final Logger log = Workflow.getLogger(FailureLines.class);

  @Override
  public WorkflowInboundCallsInterceptor interceptWorkflow(WorkflowInboundCallsInterceptor next) {
    return new WorkflowInboundCallsInterceptorBase(next) {
      @Override
      public WorkflowOutput execute(WorkflowInput input) {
        try {
          return super.execute(input);
        } catch (ApplicationFailure e) {
          log.warn("Workflow {} failed", Workflow.getInfo().getWorkflowId(), e);
          throw e;
        }
      }

      @Override
      public void validateUpdate(UpdateInput input) {
        try {
          super.validateUpdate(input);
        } catch (ApplicationFailure e) {
          tell(input, e);
          throw e;
        }
      }

      @Override
      public UpdateOutput executeUpdate(UpdateInput input) {
        try {
          return super.executeUpdate(input);
        } catch (ApplicationFailure e) {
          tell(input, e);
          throw e;
        }
      }
    };
  }

  private static void tell(
      WorkflowInboundCallsInterceptor.UpdateInput input, ApplicationFailure refusal) {
    log.info(
        "Update {} of {} refused: {}",
        input.getUpdateName(),
        Workflow.getInfo().getWorkflowId(),
        refusal.getOriginalMessage());
  }
}
