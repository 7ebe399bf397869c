package dev.hansei.workflows.suites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hansei.workflows.PayloadSamples;
import dev.hansei.workflows.TestLoop;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowFailedException;
import io.temporal.failure.CanceledFailure;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A run that may not pay all that it would. */
@Timeout(60)
class RunBudgetTest {
  private static final Spend ITEM = new Spend(1, 100, 1_000);

  private final RunSuiteInput input =
      PayloadSamples.runSuiteInput().within(new RunBudget(260L, null, null, ITEM));
  private final String id = RunSuite.workflowId(input);

  @Test
  void waitsWhenTheBudgetIsSpentAndGoesOnWhenItIsToppedUp() {
    var activities = new FakeSuiteActivities(620);
    activities.allow(260);
    try (TestLoop loop = TestLoop.with(activities)) {
      WorkflowClient.start(loop.workflow(RunSuite.class, id)::run, input);
      awaitOutOfBudget(activities, 1);
      assertThat(activities.scored()).as("made as many as fit").isEqualTo(260);
      loop.sleep(Duration.ofDays(3));
      assertThat(activities.calls.count("runOutOfBudget")).as("and then waits").isEqualTo(1);

      topUp(loop, "first", 100);
      awaitOutOfBudget(activities, 2);
      assertThat(activities.scored()).isEqualTo(360);

      topUp(loop, "second", 1_000);
      RunSuiteResult result = loop.running(id).getResult(RunSuiteResult.class);
      assertThat(result)
          .isEqualTo(new RunSuiteResult(RunState.COMPLETED, 620, new OutcomeCounts(620, 0, 0, 0)));
      loop.keepHistory(id, "topped-up.json");
    }
  }

  @Test
  void canBeCancelledWhileItWaitsAndKeepsWhatIsDone() {
    var activities = new FakeSuiteActivities(620);
    activities.allow(75);
    try (TestLoop loop = TestLoop.with(activities)) {
      WorkflowClient.start(loop.workflow(RunSuite.class, id)::run, input);
      awaitOutOfBudget(activities, 1);
      loop.cancel(id);
      var ended =
          catchThrowableOfType(
              WorkflowFailedException.class,
              () -> loop.running(id).getResult(RunSuiteResult.class));
      assertThat(ended).hasCauseInstanceOf(CanceledFailure.class);
      assertThat(activities.closed())
          .isEqualTo(new RunSuiteResult(RunState.CANCELLED, 620, new OutcomeCounts(75, 0, 0, 545)));
      loop.keepHistory(id, "cancelled-out-of-budget.json");
    }
  }

  @Test
  void neverWaitsWhereItWasToppedUpBeforeItsBudgetWasSpent() {
    var activities = new FakeSuiteActivities(620);
    activities.allow(100);
    try (TestLoop loop = TestLoop.with(activities)) {
      WorkflowClient.start(loop.workflow(RunSuite.class, id)::run, input);
      topUp(loop, "early", 1_000);
      RunSuiteResult result = loop.running(id).getResult(RunSuiteResult.class);
      assertThat(result.counts().scored()).isEqualTo(620);
      assertThat(activities.calls.count("topUpRun early")).isEqualTo(1);
    }
  }

  @Test
  void withoutABudgetARunNeitherAsksNorWaits() {
    var activities = new FakeSuiteActivities(120);
    try (TestLoop loop = TestLoop.with(activities)) {
      RunSuiteResult result = loop.workflow(RunSuite.class, id).run(input.within(null));
      assertThat(result.counts().scored()).isEqualTo(120);
      assertThat(activities.calls.made()).doesNotContain("runOutOfBudget").hasSize(5);
    }
  }

  @Test
  void refusesABudgetWithoutALimitAndATopUpOfNothing() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RunBudget(null, null, null, ITEM))
        .withMessageContaining("limits calls, tokens or money");
    assertThatIllegalArgumentException().isThrownBy(() -> new RunBudget(-1L, null, null, ITEM));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RunTopUp("x", PayloadSamples.LEAD, Spend.NONE))
        .withMessageContaining("adds something");
  }

  private void topUp(TestLoop loop, String name, long calls) {
    var more = new RunTopUp(name, PayloadSamples.LEAD, new Spend(calls, 0, 0));
    loop.running(id).signal("topUp", more);
  }

  private static void awaitOutOfBudget(FakeSuiteActivities activities, int times) {
    while (activities.calls.count("runOutOfBudget") < times) {
      Thread.onSpinWait();
    }
  }
}
