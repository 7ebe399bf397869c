package dev.hansei.workflows.suites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hansei.workflows.Chunks;
import dev.hansei.workflows.FailureCode;
import dev.hansei.workflows.PayloadSamples;
import dev.hansei.workflows.TestLoop;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowFailedException;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RunSuiteTest {
  private final RunSuiteInput input = PayloadSamples.runSuiteInput();
  private final String id = RunSuite.workflowId(input);

  @Test
  void givesEveryItemAnOutcomeAndCloses() {
    var activities = new FakeSuiteActivities(620);
    try (TestLoop loop = TestLoop.with(activities)) {
      RunSuiteResult result = loop.workflow(RunSuite.class, id).run(input);
      assertThat(result.state()).isEqualTo(RunState.COMPLETED);
      assertThat(result.counts()).isEqualTo(new OutcomeCounts(620, 0, 0, 0));
      assertThat(activities.calls.made()).startsWith("planRun").endsWith("closeRun COMPLETED");
      loop.keepHistory(id, "completed.json");
    }
  }

  @Test
  void neverRunsMoreChunksAtOnceThanTheWindow() {
    var activities = new FakeSuiteActivities(620);
    try (TestLoop loop = TestLoop.with(activities)) {
      assertThat(loop.workflow(RunSuite.class, id).run(input).planned()).isEqualTo(620);
    }
    assertThat(activities.runningMost).hasValueBetween(2, Chunks.RUNNING_MAX);
  }

  @Test
  void keepsWhatIsDoneWhenItIsCancelled() throws InterruptedException {
    var activities = new FakeSuiteActivities(500);
    activities.blockFrom = 3;
    try (TestLoop loop = TestLoop.with(activities)) {
      WorkflowClient.start(loop.workflow(RunSuite.class, id)::run, input);
      activities.blockedStarted.await();
      loop.cancel(id);
      awaitCancelled(loop);
      RunSuiteResult result = activities.closed();
      assertThat(result.state()).isEqualTo(RunState.CANCELLED);
      assertThat(result.counts().sum()).isEqualTo(500);
      assertThat(result.counts().cancelled()).isPositive();
      assertThat(activities.calls.made()).doesNotContain("runChunk 9");
      assertThat(activities.running).as("chunks still running").hasValue(0);
      loop.keepHistory(id, "cancelled.json");
    }
  }

  @Test
  void accountsForEveryItemWhenItIsCancelledBeforeItsPlanIsMade() {
    var activities = new FakeSuiteActivities(120);
    activities.calls.failTimes("planRun", 3);
    try (TestLoop loop = TestLoop.with(activities)) {
      WorkflowClient.start(loop.workflow(RunSuite.class, id)::run, input);
      loop.cancel(id);
      awaitCancelled(loop);
      assertThat(activities.closed())
          .isEqualTo(new RunSuiteResult(RunState.CANCELLED, 120, new OutcomeCounts(0, 0, 0, 120)));
      loop.keepHistory(id, "cancelled-at-once.json");
    }
  }

  @Test
  void triesAgainForAsLongAsTheStoresAreAway() {
    var activities = new FakeSuiteActivities(120);
    activities.calls.failTimes("planRun", 40);
    activities.calls.failTimes("runChunk 1", 40);
    activities.calls.failTimes("closeRun COMPLETED", 2);
    try (TestLoop loop = TestLoop.with(activities)) {
      RunSuiteResult result = loop.workflow(RunSuite.class, id).run(input);
      assertThat(result.counts()).isEqualTo(new OutcomeCounts(120, 0, 0, 0));
      assertThat(activities.calls.count("runChunk 1")).isEqualTo(41);
      assertThat(activities.calls.count("runChunk 0")).isEqualTo(1);
      loop.keepHistory(id, "stores-away.json");
    }
  }

  @Test
  void runsAChunkAgainWhenItsWorkerDied() {
    var activities = new DyingOnce();
    try (TestLoop loop = TestLoop.with(activities)) {
      RunSuiteResult result = loop.workflow(RunSuite.class, id).run(input);
      assertThat(result.counts()).isEqualTo(new OutcomeCounts(50, 0, 0, 0));
      assertThat(activities.attempts).hasValue(2);
    }
  }

  @Test
  void saysSoWhenItCannotBePlanned() {
    var activities = new FakeSuiteActivities(120);
    activities.calls.failForGood("planRun", FailureCode.NOT_FOUND);
    try (TestLoop loop = TestLoop.with(activities)) {
      assertThat(failureOf(loop)).isEqualTo("NOT_FOUND");
      assertThat(activities.calls.made()).containsExactly("planRun", "failRun NOT_FOUND");
      loop.keepHistory(id, "not-planned.json");
    }
  }

  @Test
  void stopsTheOtherChunksWhenOneFailsForGood() {
    var activities = new FakeSuiteActivities(1_000);
    activities.blockFrom = 1;
    activities.calls.failForGood("runChunk 0", FailureCode.INVALID);
    try (TestLoop loop = TestLoop.with(activities)) {
      assertThat(failureOf(loop)).isEqualTo("INVALID");
      assertThat(activities.running).as("chunks still running").hasValue(0);
      assertThat(activities.calls.made()).endsWith("failRun INVALID").doesNotContain("runChunk 9");
      loop.keepHistory(id, "chunk-failed.json");
    }
  }

  @Test
  void failsRatherThanPaperOverASumThatDiffers() {
    var activities = new FakeSuiteActivities(120);
    activities.calls.failForGood("closeRun COMPLETED", FailureCode.SUM_MISMATCH);
    try (TestLoop loop = TestLoop.with(activities)) {
      assertThat(failureOf(loop)).isEqualTo("SUM_MISMATCH");
      assertThat(activities.calls.made()).endsWith("failRun SUM_MISMATCH");
    }
  }

  /** Temporal keeps no result of a workflow that was cancelled; the registry does. */
  private void awaitCancelled(TestLoop loop) {
    var ended =
        catchThrowableOfType(
            WorkflowFailedException.class, () -> loop.running(id).getResult(RunSuiteResult.class));
    assertThat(ended).hasCauseInstanceOf(CanceledFailure.class);
  }

  private String failureOf(TestLoop loop) {
    RunSuite workflow = loop.workflow(RunSuite.class, id);
    var failed = catchThrowableOfType(WorkflowFailedException.class, () -> workflow.run(input));
    return failed.getCause() instanceof ApplicationFailure failure ? failure.getType() : "none";
  }

  /** Its first attempt hangs without a heartbeat, as a process does that was killed. */
  private static final class DyingOnce implements SuiteActivities {
    private final FakeSuiteActivities alive = new FakeSuiteActivities(50);
    final AtomicInteger attempts = new AtomicInteger();

    @Override
    public RunPlan planRun(RunSuiteInput input) {
      return alive.planRun(input);
    }

    @Override
    public OutcomeCounts runChunk(ChunkOfItems chunk) {
      if (attempts.incrementAndGet() == 1) {
        sleepFor(Duration.ofSeconds(30));
        throw new IllegalStateException("too late to be heard");
      }
      return alive.runChunk(chunk);
    }

    private static void sleepFor(Duration duration) {
      try {
        Thread.sleep(duration);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public OutcomeCounts cancelRest(RunSuiteInput input) {
      return alive.cancelRest(input);
    }

    @Override
    public RunSuiteResult closeRun(RunClosing closing) {
      return alive.closeRun(closing);
    }

    @Override
    public void failRun(RunFailure failure) {
      alive.failRun(failure);
    }

    @Override
    public BudgetLook runOutOfBudget(BudgetSpent spent) {
      return alive.runOutOfBudget(spent);
    }

    @Override
    public BudgetLook topUpRun(RunToTopUp topUp) {
      return alive.topUpRun(topUp);
    }
  }
}
