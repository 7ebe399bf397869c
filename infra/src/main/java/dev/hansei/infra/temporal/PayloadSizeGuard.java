package dev.hansei.infra.temporal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.hansei.workflows.FailureCode;
import dev.hansei.workflows.PayloadLimits;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptor;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptorBase;
import io.temporal.common.interceptors.WorkerInterceptorBase;
import io.temporal.common.interceptors.WorkflowInboundCallsInterceptor;
import io.temporal.common.interceptors.WorkflowInboundCallsInterceptorBase;
import io.temporal.common.interceptors.WorkflowOutboundCallsInterceptor;
import io.temporal.common.interceptors.WorkflowOutboundCallsInterceptorBase;
import io.temporal.failure.ApplicationFailure;
import org.jspecify.annotations.Nullable;

/**
 * Fails what would put more than {@link PayloadLimits#BYTES_MAX} into history, before it does: the
 * arguments and results of activities, the results of workflows and of updates. The failure ({@code
 * PAYLOAD_TOO_LARGE}) names the fattest field and its size, never its content.
 */
public final class PayloadSizeGuard extends WorkerInterceptorBase {
  private final JsonMapper mapper = PayloadConverters.mapper();

  @Override
  public ActivityInboundCallsInterceptor interceptActivity(ActivityInboundCallsInterceptor next) {
    return new ActivityInboundCallsInterceptorBase(next) {
      @Override
      public ActivityOutput execute(ActivityInput input) {
        ActivityOutput output = super.execute(input);
        check("the result of an activity", output.getResult());
        return output;
      }
    };
  }

  @Override
  public WorkflowInboundCallsInterceptor interceptWorkflow(WorkflowInboundCallsInterceptor next) {
    return new WorkflowInboundCallsInterceptorBase(next) {
      @Override
      public void init(WorkflowOutboundCallsInterceptor outbound) {
        super.init(guarded(outbound));
      }

      @Override
      public WorkflowOutput execute(WorkflowInput input) {
        WorkflowOutput output = super.execute(input);
        check("the result of a workflow", output.getResult());
        return output;
      }

      @Override
      public UpdateOutput executeUpdate(UpdateInput input) {
        UpdateOutput output = super.executeUpdate(input);
        check("the result of update " + input.getUpdateName(), output.getResult());
        return output;
      }
    };
  }

  private WorkflowOutboundCallsInterceptor guarded(WorkflowOutboundCallsInterceptor outbound) {
    return new WorkflowOutboundCallsInterceptorBase(outbound) {
      @Override
      public <R> ActivityOutput<R> executeActivity(ActivityInput<R> input) {
        for (Object argument : arguments(input.getArgs())) {
          check("the input of activity " + input.getActivityName(), argument);
        }
        return super.executeActivity(input);
      }
    };
  }

  /** The SDK has none, not an empty array, for an activity without parameters. */
  private static Object[] arguments(Object @Nullable [] given) {
    return given == null ? new Object[0] : given;
  }

  private void check(String what, @Nullable Object value) {
    int size = value == null ? 0 : size(value);
    if (size > PayloadLimits.BYTES_MAX) {
      throw ApplicationFailure.newNonRetryableFailure(
          "%s has %d bytes, at most %d may travel: %s. Send an ArtifactRef instead."
              .formatted(what, size, PayloadLimits.BYTES_MAX, fattest(value)),
          FailureCode.PAYLOAD_TOO_LARGE.name());
    }
  }

  /** What cannot be written is left to the converter, which says so better. */
  private int size(Object value) {
    try {
      return mapper.writeValueAsBytes(value).length;
    } catch (JsonProcessingException _) {
      return 0;
    }
  }

  private String fattest(@Nullable Object value) {
    String name = value == null ? "nothing" : value.getClass().getSimpleName();
    JsonNode node = mapper.valueToTree(value);
    String fattest = "";
    int most = 0;
    for (var field : node.properties()) {
      int size = size(field.getValue());
      if (size > most) {
        most = size;
        fattest = field.getKey();
      }
    }
    return fattest.isEmpty() ? name : "%s.%s has %d".formatted(name, fattest, most);
  }
}
