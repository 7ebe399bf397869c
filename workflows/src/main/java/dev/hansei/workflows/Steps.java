package dev.hansei.workflows;

import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.ChildWorkflowFailure;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.CompletablePromise;
import io.temporal.workflow.Functions;
import io.temporal.workflow.Workflow;

/** What several workflows do with their steps: shield one from cancellation, name its failure. */
public final class Steps {
  private Steps() {}

  /** Does a step to its end even when the workflow is cancelled meanwhile or was so before. */
  public static <T> T shielded(Functions.Func<T> step) {
    CompletablePromise<T> result = Workflow.newPromise();
    Workflow.newDetachedCancellationScope(() -> result.complete(step.apply())).run();
    return result.get();
  }

  /** The same for a step that answers nothing. */
  public static void shielded(Functions.Proc step) {
    Workflow.newDetachedCancellationScope(step::apply).run();
  }

  /** Whether somebody has asked the workflow to stop. */
  public static boolean isCancelled() {
    return CancellationScope.current().isCancelRequested();
  }

  /** The code of a step that failed for good; {@code DEFECT} where it named none. */
  public static FailureCode codeOf(ActivityFailure failure) {
    return codeIn(failure);
  }

  /** The same of a step that is a workflow of its own. */
  public static FailureCode codeOf(ChildWorkflowFailure failure) {
    return codeIn(failure);
  }

  private static FailureCode codeIn(TemporalFailure failure) {
    if (failure.getCause() instanceof ApplicationFailure application) {
      for (FailureCode code : FailureCode.values()) {
        if (code.name().equals(application.getType())) {
          return code;
        }
      }
    }
    return FailureCode.DEFECT;
  }

  /** What a workflow ends with when a step failed for good; the step's own failure is the cause. */
  public static ApplicationFailure ended(String workflowId, ActivityFailure failure) {
    FailureCode code = codeOf(failure);
    return ApplicationFailure.newNonRetryableFailureWithCause(
        "%s could not go on: %s".formatted(workflowId, code), code.name(), failure);
  }
}
