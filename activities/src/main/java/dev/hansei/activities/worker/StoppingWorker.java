package dev.hansei.activities.worker;

import dev.hansei.workflows.FailureCode;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptor;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptorBase;
import io.temporal.common.interceptors.WorkerInterceptorBase;
import io.temporal.failure.ApplicationFailure;
import java.util.function.BooleanSupplier;

/**
 * Lets no activity fail for good while its worker stops: what it needs is being closed around it,
 * so that anything may go wrong which would not on the worker that takes it over. A real defect
 * comes again there.
 */
final class StoppingWorker extends WorkerInterceptorBase {
  private final BooleanSupplier stopping;

  StoppingWorker(BooleanSupplier stopping) {
    this.stopping = stopping;
  }

  @Override
  public ActivityInboundCallsInterceptor interceptActivity(ActivityInboundCallsInterceptor next) {
    return new ActivityInboundCallsInterceptorBase(next) {
      @Override
      public ActivityOutput execute(ActivityInput input) {
        try {
          return super.execute(input);
        } catch (ApplicationFailure e) {
          if (stopping.getAsBoolean() && isDefect(e)) {
            throw ApplicationFailure.newFailureWithCause(
                "while the worker stopped", FailureCode.WORKER_STOPPING.name(), e);
          }
          throw e;
        }
      }
    };
  }

  private static boolean isDefect(ApplicationFailure failure) {
    return failure.getType().equals(FailureCode.DEFECT.name());
  }
}
