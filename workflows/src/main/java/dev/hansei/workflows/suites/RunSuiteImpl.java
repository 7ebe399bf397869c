package dev.hansei.workflows.suites;

import dev.hansei.workflows.ActivityCalls;
import dev.hansei.workflows.Chunks;
import dev.hansei.workflows.Steps;
import dev.hansei.workflows.suites.SuiteActivities.BudgetLook;
import dev.hansei.workflows.suites.SuiteActivities.BudgetSpent;
import dev.hansei.workflows.suites.SuiteActivities.RunClosing;
import dev.hansei.workflows.suites.SuiteActivities.RunFailure;
import dev.hansei.workflows.suites.SuiteActivities.RunPlan;
import dev.hansei.workflows.suites.SuiteActivities.RunToTopUp;
import io.temporal.common.VersioningBehavior;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import io.temporal.workflow.WorkflowVersioningBehavior;
import org.slf4j.Logger;

/**
 * The story of {@link RunSuite}: plan, chunks of items a few at a time, close. Where the budget is
 * spent before all is done: wait to be topped up, then the chunks that are left.
 *
 * <p>Only the chunks, and the wait, can be cancelled. Planning is always done, so that a run which
 * was cancelled at once still has a plan and an outcome for every item of it.
 */
public final class RunSuiteImpl implements RunSuite {
  private static final Logger log = Workflow.getLogger(RunSuiteImpl.class);

  private final SuiteActivities registry =
      Workflow.newActivityStub(SuiteActivities.class, ActivityCalls.registryWrite());
  private final SuiteActivities models =
      Workflow.newActivityStub(SuiteActivities.class, ActivityCalls.modelChunk());
  private final SuiteActivities cpu =
      Workflow.newActivityStub(SuiteActivities.class, ActivityCalls.computation());

  private final RunSuiteInput input;
  private boolean paused;
  private boolean written;
  private boolean ended;
  private int topUpsHeard;
  private int topUps;

  /** Ready before the first top-up arrives. */
  @WorkflowInit
  public RunSuiteImpl(RunSuiteInput input) {
    this.input = input;
  }

  @Override
  @WorkflowVersioningBehavior(VersioningBehavior.PINNED)
  public RunSuiteResult run(RunSuiteInput sameInput) {
    try {
      RunPlan plan = Steps.shielded(() -> registry.planRun(input));
      written = true;
      return work(plan) ? close(plan, RunState.COMPLETED) : cancel(plan);
    } catch (ActivityFailure failure) {
      throw failed(failure);
    }
  }

  /** Whether all is done; else somebody has cancelled it. */
  private boolean work(RunPlan plan) {
    var rounds = new RunRounds(input, plan, models, () -> paused);
    while (true) {
      int seen = topUps;
      Chunks<OutcomeCounts> chunks = rounds.next();
      switch (chunks.run()) {
        case COMPLETED -> {
          if (rounds.isDone()) {
            return true;
          }
        }
        case CANCELLED -> {
          return false;
        }
        case FAILED -> throw chunks.failure().orElseThrow();
      }
      try {
        if (!rounds.hasProgress()) {
          awaitTopUp(seen);
        }
        CancellationScope.throwCanceled();
      } catch (CanceledFailure _) {
        return false;
      }
    }
  }

  /** Returns once it was topped up since so many, however long that takes. */
  private void awaitTopUp(int seen) {
    var spent = new BudgetSpent(input.projectId(), input.runId(), seen);
    BudgetLook look = Steps.shielded(() -> registry.runOutOfBudget(spent));
    topUps = Math.max(topUps, look.topUps());
    if (look.spent()) {
      log.info("Run {} is out of budget", input.runId());
      Workflow.await(() -> topUps > seen);
    }
  }

  private RunSuiteResult cancel(RunPlan plan) {
    Steps.shielded(() -> registry.cancelRest(input));
    return close(plan, RunState.CANCELLED);
  }

  private RunSuiteResult close(RunPlan plan, RunState state) {
    var closing = new RunClosing(input, plan.planned(), state);
    RunSuiteResult result = Steps.shielded(() -> cpu.closeRun(closing));
    awaitHandlers();
    log.info("Run {} {}: {} of {}", input.runId(), state, result.counts(), result.planned());
    return result;
  }

  private ApplicationFailure failed(ActivityFailure failure) {
    var reason = new RunFailure(input.projectId(), input.runId(), Steps.codeOf(failure).name());
    Steps.shielded(() -> registry.failRun(reason));
    awaitHandlers();
    log.warn("Run {} FAILED: {}", input.runId(), reason.code());
    return Steps.ended(RunSuite.workflowId(input), failure);
  }

  /** The registry refuses a top-up of a run that has ended, so none of them has to be hurried. */
  private void awaitHandlers() {
    ended = true;
    if (topUpsHeard > 0) {
      Steps.shielded(() -> Workflow.await(() -> topUpsHeard == 0));
    }
  }

  @Override
  public void pause() {
    paused = true;
  }

  @Override
  public void resume() {
    paused = false;
  }

  @Override
  public void topUp(RunTopUp more) {
    Steps.shielded(() -> hear(more));
  }

  private void hear(RunTopUp more) {
    topUpsHeard++;
    try {
      Workflow.await(() -> written || ended);
      if (!ended) {
        var wanted = new RunToTopUp(input.projectId(), input.runId(), more);
        BudgetLook look = registry.topUpRun(wanted);
        topUps = Math.max(topUps, look.topUps());
      }
    } catch (ActivityFailure failure) {
      // It goes on as it was; whoever told it sees that nothing has changed.
      log.warn("Run {}: top-up not taken: {}", input.runId(), failure);
    } finally {
      topUpsHeard--;
    }
  }
}
