package dev.hansei.workflows.tunings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hansei.workflows.FailureCode;
import dev.hansei.workflows.TestLoop;
import dev.hansei.workflows.TuningSamples;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowFailedException;
import io.temporal.failure.CanceledFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TuneTest {
  private final TuneInput input = TuningSamples.input();
  private final String id = Tune.workflowId(input);

  @Test
  void endsWithACandidateWhereItHelped() {
    var activities = new FakeTuningActivities(TuningState.COMPLETED);
    try (TestLoop loop = TestLoop.with(activities)) {
      TuneResult result = loop.workflow(Tune.class, id).run(input);
      assertThat(result.state()).isEqualTo(TuningState.COMPLETED);
      assertThat(result.candidate()).isPresent();
      assertThat(activities.calls.made()).containsExactly("open", "plan", "train 240", "complete");
      loop.keepHistory(id, "completed.json");
    }
  }

  @Test
  void endsWithoutOneWhereItDidNot() {
    var activities = new FakeTuningActivities(TuningState.NO_GAIN);
    try (TestLoop loop = TestLoop.with(activities)) {
      TuneResult result = loop.workflow(Tune.class, id).run(input);
      assertThat(result.state()).isEqualTo(TuningState.NO_GAIN);
      assertThat(result.candidate()).isEmpty();
      assertThat(activities.calls.made()).containsExactly("open", "plan", "train 240", "complete");
      loop.keepHistory(id, "no-gain.json");
    }
  }

  @Test
  void triesAgainForAsLongAsTheStoresAreAway() {
    var activities = new FakeTuningActivities(TuningState.COMPLETED);
    activities.calls.failTimes("open", 20);
    activities.calls.failTimes("train 240", 3);
    activities.calls.failTimes("complete", 20);
    try (TestLoop loop = TestLoop.with(activities)) {
      assertThat(loop.workflow(Tune.class, id).run(input).candidate()).isPresent();
      assertThat(activities.calls.count("complete")).isEqualTo(21);
      assertThat(activities.calls.count("plan")).isEqualTo(1);
      loop.keepHistory(id, "stores-away.json");
    }
  }

  @Test
  void saysWhyItCannotLearn() {
    var activities = new FakeTuningActivities(TuningState.COMPLETED);
    activities.calls.failForGood("plan", FailureCode.INVALID);
    try (TestLoop loop = TestLoop.with(activities)) {
      Tune workflow = loop.workflow(Tune.class, id);
      var failed = catchThrowableOfType(WorkflowFailedException.class, () -> workflow.run(input));
      assertThat(failed).hasMessageContaining(id);
      assertThat(activities.calls.made())
          .containsExactly("open", "plan", "end FAILED INVALID told to fail");
      loop.keepHistory(id, "refused.json");
    }
  }

  @Test
  void makesNothingWhenItIsCancelled() throws InterruptedException {
    var activities = new FakeTuningActivities(TuningState.COMPLETED);
    activities.waits = true;
    try (TestLoop loop = TestLoop.with(activities)) {
      WorkflowClient.start(loop.workflow(Tune.class, id)::run, input);
      activities.trainingStarted.await();
      loop.cancel(id);
      var failed =
          catchThrowableOfType(
              WorkflowFailedException.class, () -> loop.running(id).getResult(Object.class));
      assertThat(failed).hasCauseInstanceOf(CanceledFailure.class);
      assertThat(activities.calls.made())
          .containsExactly("open", "plan", "train 240", "end CANCELLED  ");
      loop.keepHistory(id, "cancelled.json");
    }
  }

  @Test
  void hasNoResultOfWhatIsNotOver() {
    assertThatThrownBy(() ->
            new TuneResult(
                input.tuningId(),
                TuningState.RUNNING,
                TuningSamples.result(false).adapter(),
                TuningSamples.result(false).candidate(),
                1,
                TuningSamples.heldOut()))
        .hasMessageContaining("RUNNING has no result");
  }
}
