package dev.hansei.workflows.promotions;

import dev.hansei.workflows.ActivityCalls;
import dev.hansei.workflows.MintedIds;
import dev.hansei.workflows.Steps;
import dev.hansei.workflows.TaskQueues;
import dev.hansei.workflows.promotions.RehearsalActivities.FrozenInputs;
import dev.hansei.workflows.promotions.RehearsalActivities.InputsToFreeze;
import dev.hansei.workflows.promotions.RehearsalActivities.RehearsalFailure;
import dev.hansei.workflows.promotions.RehearsalActivities.RehearsalKey;
import dev.hansei.workflows.suites.RunId;
import dev.hansei.workflows.suites.RunSuite;
import dev.hansei.workflows.suites.RunSuiteInput;
import dev.hansei.workflows.suites.RunSuiteResult;
import io.temporal.api.enums.v1.ParentClosePolicy;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.ChildWorkflowCancellationType;
import io.temporal.workflow.ChildWorkflowOptions;
import io.temporal.workflow.CompletablePromise;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Duration;

/**
 * The rehearsal within {@link Promote}: freeze, run, compare. Whatever fails in it is told in its
 * report and fails no promotion. A run that is out of budget, or takes too long, is cut off, and
 * what it answered is compared.
 */
final class Rehearsing {
  /** People wait for it; a thousand answers take minutes. */
  static final Duration TIME_MAX = Duration.ofHours(2);

  private static final Duration LOOK_FIRST = Duration.ofSeconds(15);
  private static final Duration LOOK_LONGEST = Duration.ofMinutes(5);

  private final RehearsalActivities registry =
      Workflow.newActivityStub(RehearsalActivities.class, ActivityCalls.registryWrite());
  private final RehearsalActivities cpu =
      Workflow.newActivityStub(RehearsalActivities.class, ActivityCalls.computation());

  private final PromoteInput input;
  private final RehearsalKey key;

  Rehearsing(PromoteInput input) {
    this.input = input;
    this.key = new RehearsalKey(input.projectId(), input.promotionId());
  }

  /** Whether approvals need words after it. */
  boolean rehearse(Rehearsal wanted) {
    var question = new InputsToFreeze(input, wanted, new RunId(MintedIds.next()));
    try {
      FrozenInputs frozen = Steps.shielded(() -> cpu.freezeInputs(question));
      if (frozen.run().isEmpty()) {
        return false;
      }
      run(frozen.run().get());
      return Steps.shielded(() -> cpu.compareAnswers(key)).held();
    } catch (ActivityFailure failure) {
      var why = new RehearsalFailure(key, Steps.codeOf(failure).name());
      Steps.shielded(() -> registry.failRehearsal(why));
      return false;
    }
  }

  /**
   * Returns once it is over; how it ended, the registry knows. A workflow that was cancelled while
   * the inputs were frozen asks nobody.
   */
  private void run(RunSuiteInput run) {
    if (Steps.isCancelled()) {
      return;
    }
    CompletablePromise<RunSuiteResult> over = Workflow.newPromise();
    CancellationScope scope =
        Workflow.newCancellationScope(
            () -> over.completeFrom(Async.function(child(run)::run, run)));
    scope.run();
    try {
      await(over, scope);
    } catch (CanceledFailure _) {
      // The scope is cancelled with the workflow, and its run with it.
    }
    Steps.shielded(() -> Workflow.await(over::isCompleted));
  }

  private void await(Promise<RunSuiteResult> over, CancellationScope scope) {
    Duration pause = LOOK_FIRST;
    Duration waited = Duration.ZERO;
    while (!Workflow.await(pause, over::isCompleted)) {
      waited = waited.plus(pause);
      boolean isEnough =
          waited.compareTo(TIME_MAX) >= 0
              || Steps.shielded(() -> registry.lookAtRun(key)).outOfBudget();
      if (isEnough) {
        scope.cancel();
        return;
      }
      Duration twice = pause.multipliedBy(2);
      pause = twice.compareTo(LOOK_LONGEST) < 0 ? twice : LOOK_LONGEST;
    }
  }

  private static RunSuite child(RunSuiteInput run) {
    return Workflow.newChildWorkflowStub(
        RunSuite.class,
        ChildWorkflowOptions.newBuilder()
            .setWorkflowId(RunSuite.workflowId(run))
            .setTaskQueue(TaskQueues.LOOP)
            .setParentClosePolicy(ParentClosePolicy.PARENT_CLOSE_POLICY_REQUEST_CANCEL)
            .setCancellationType(ChildWorkflowCancellationType.WAIT_CANCELLATION_COMPLETED)
            .build());
  }
}
