package dev.hansei.workflows.suites;

import dev.hansei.workflows.ActivityCalls;
import dev.hansei.workflows.Chunks;
import dev.hansei.workflows.Steps;
import dev.hansei.workflows.suites.SuiteActivities.ChunkOfItems;
import dev.hansei.workflows.suites.SuiteActivities.RunClosing;
import dev.hansei.workflows.suites.SuiteActivities.RunFailure;
import dev.hansei.workflows.suites.SuiteActivities.RunPlan;
import io.temporal.common.VersioningBehavior;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowVersioningBehavior;
import org.slf4j.Logger;

/**
 * The story of {@link RunSuite}: plan, chunks of items a few at a time, close.
 *
 * <p>Only the chunks can be cancelled. Planning is always done, so that a run which was cancelled
 * at once still has a plan and an outcome for every item of it.
 */
public final class RunSuiteImpl implements RunSuite {
  private static final Logger log = Workflow.getLogger(RunSuiteImpl.class);

  private final SuiteActivities registry =
      Workflow.newActivityStub(SuiteActivities.class, ActivityCalls.registryWrite());
  private final SuiteActivities models =
      Workflow.newActivityStub(SuiteActivities.class, ActivityCalls.modelChunk());
  private final SuiteActivities cpu =
      Workflow.newActivityStub(SuiteActivities.class, ActivityCalls.computation());

  private boolean paused;

  @Override
  @WorkflowVersioningBehavior(VersioningBehavior.PINNED)
  public RunSuiteResult run(RunSuiteInput input) {
    try {
      RunPlan plan = Steps.shielded(() -> registry.planRun(input));
      Chunks<OutcomeCounts> chunks = chunks(input, plan);
      return switch (chunks.run()) {
        case COMPLETED -> close(input, plan, RunState.COMPLETED);
        case CANCELLED -> cancel(input, plan);
        case FAILED -> throw chunks.failure().orElseThrow();
      };
    } catch (ActivityFailure failure) {
      throw failed(input, failure);
    }
  }

  private Chunks<OutcomeCounts> chunks(RunSuiteInput input, RunPlan plan) {
    return new Chunks<>(
        plan.chunks(),
        OutcomeCounts.NONE,
        chunk -> models.runChunk(new ChunkOfItems(input, plan, chunk)),
        OutcomeCounts::plus,
        () -> paused);
  }

  private RunSuiteResult cancel(RunSuiteInput input, RunPlan plan) {
    Steps.shielded(() -> registry.cancelRest(input));
    return close(input, plan, RunState.CANCELLED);
  }

  private RunSuiteResult close(RunSuiteInput input, RunPlan plan, RunState state) {
    var closing = new RunClosing(input, plan.planned(), state);
    RunSuiteResult result = Steps.shielded(() -> cpu.closeRun(closing));
    log.info("Run {} {}: {} of {}", input.runId(), state, result.counts(), result.planned());
    return result;
  }

  private ApplicationFailure failed(RunSuiteInput input, ActivityFailure failure) {
    var reason = new RunFailure(input.projectId(), input.runId(), Steps.codeOf(failure).name());
    Steps.shielded(() -> registry.failRun(reason));
    log.warn("Run {} FAILED: {}", input.runId(), reason.code());
    return Steps.ended(RunSuite.workflowId(input), failure);
  }

  @Override
  public void pause() {
    paused = true;
  }

  @Override
  public void resume() {
    paused = false;
  }
}
