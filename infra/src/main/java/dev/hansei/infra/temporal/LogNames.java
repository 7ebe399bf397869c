package dev.hansei.infra.temporal;

import io.temporal.activity.ActivityExecutionContext;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptor;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptorBase;
import io.temporal.common.interceptors.WorkerInterceptorBase;
import io.temporal.common.interceptors.WorkflowInboundCallsInterceptor;
import io.temporal.common.interceptors.WorkflowInboundCallsInterceptorBase;
import io.temporal.common.interceptors.WorkflowOutboundCallsInterceptor;
import io.temporal.common.interceptors.WorkflowOutboundCallsInterceptorBase;
import io.temporal.workflow.Workflow;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Puts names into the log lines (MDC) of workflows and activities: {@code stage}, {@code project}
 * and {@code subject} (the run, promotion and so on), as they stand in the workflow id. The SDK
 * adds its own (workflow, run and activity ids). Never a payload.
 */
public final class LogNames extends WorkerInterceptorBase {
  /** The stage word. */
  public static final String STAGE = "stage";

  /** The project's id. */
  public static final String PROJECT = "project";

  /** The id of what the workflow is about. */
  public static final String SUBJECT = "subject";

  private static final int PARTS = 3;

  @Override
  public ActivityInboundCallsInterceptor interceptActivity(ActivityInboundCallsInterceptor next) {
    return new ActivityInboundCallsInterceptorBase(next) {
      private @Nullable ActivityExecutionContext context;

      @Override
      public void init(ActivityExecutionContext activity) {
        context = activity;
        super.init(activity);
      }

      @Override
      public ActivityOutput execute(ActivityInput input) {
        String workflowId = context == null ? "" : context.getInfo().getWorkflowId();
        return named(workflowId, () -> super.execute(input));
      }
    };
  }

  @Override
  public WorkflowInboundCallsInterceptor interceptWorkflow(WorkflowInboundCallsInterceptor next) {
    return new WorkflowInboundCallsInterceptorBase(next) {
      @Override
      public void init(WorkflowOutboundCallsInterceptor outbound) {
        super.init(withNamedThreads(outbound));
      }

      @Override
      public WorkflowOutput execute(WorkflowInput input) {
        return named(Workflow.getInfo().getWorkflowId(), () -> super.execute(input));
      }

      @Override
      public UpdateOutput executeUpdate(UpdateInput input) {
        return named(Workflow.getInfo().getWorkflowId(), () -> super.executeUpdate(input));
      }
    };
  }

  private static WorkflowOutboundCallsInterceptor withNamedThreads(
      WorkflowOutboundCallsInterceptor outbound) {
    return new WorkflowOutboundCallsInterceptorBase(outbound) {
      @Override
      public Object newChildThread(Runnable work, boolean detached, String name) {
        String workflowId = Workflow.getInfo().getWorkflowId();
        Runnable namedWork =
            () ->
                named(
                    workflowId,
                    () -> {
                      work.run();
                      return workflowId;
                    });
        return super.newChildThread(namedWork, detached, name);
      }
    };
  }

  private static <T> T named(@Nullable String workflowId, Supplier<T> work) {
    String[] parts = workflowId == null ? new String[0] : workflowId.split("/", PARTS);
    if (parts.length != PARTS) {
      return work.get();
    }
    try (var _ = MDC.putCloseable(STAGE, parts[0]);
        var _ = MDC.putCloseable(PROJECT, parts[1]);
        var _ = MDC.putCloseable(SUBJECT, parts[2])) {
      return work.get();
    }
  }
}
