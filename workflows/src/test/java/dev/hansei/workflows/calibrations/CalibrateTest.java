package dev.hansei.workflows.calibrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hansei.workflows.CalibrationSamples;
import dev.hansei.workflows.FailureCode;
import dev.hansei.workflows.TestLoop;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowFailedException;
import io.temporal.failure.CanceledFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CalibrateTest {
  private final CalibrateInput learning = CalibrationSamples.input();
  private final CalibrateInput measuring =
      new CalibrateInput(
          learning.projectId(),
          learning.calibrationId(),
          new CalibrateInput.Subject.Existing(FakeCalibrationActivities.JUDGE),
          learning.split(),
          learning.startedBy());
  private final String id = Calibrate.workflowId(learning);

  @Test
  void measuresAJudgeThatIsThere() {
    var activities = new FakeCalibrationActivities(120);
    try (TestLoop loop = TestLoop.with(activities)) {
      CalibrateResult result = loop.workflow(Calibrate.class, id).run(measuring);
      assertThat(result.band()).isEqualTo(Band.TREND);
      assertThat(activities.calls.made())
          .startsWith("open", "plan")
          .contains("judge 0", "judge 1", "judge 2")
          .endsWith("certify 120")
          .hasSize(6);
      loop.keepHistory(id, "certified.json");
    }
  }

  @Test
  void learnsAJudgeFirstWhereAskedTo() {
    var activities = new FakeCalibrationActivities(50);
    try (TestLoop loop = TestLoop.with(activities)) {
      assertThat(loop.workflow(Calibrate.class, id).run(learning).judgeId())
          .isEqualTo(FakeCalibrationActivities.JUDGE);
      assertThat(activities.calls.made())
          .containsExactly("open", "learn", "plan", "judge 0", "certify 50");
      loop.keepHistory(id, "learnt.json");
    }
  }

  @Test
  void asksAgainAboutTheAnchorsOfACertificate() {
    var activities = new FakeCalibrationActivities(60);
    var again =
        new CalibrateInput(
            learning.projectId(),
            learning.calibrationId(),
            new CalibrateInput.Subject.Anchors(
                learning.calibrationId(), FakeCalibrationActivities.JUDGE),
            learning.split(),
            learning.startedBy());
    try (TestLoop loop = TestLoop.with(activities)) {
      assertThat(loop.workflow(Calibrate.class, id).run(again).judgeId())
          .isEqualTo(FakeCalibrationActivities.JUDGE);
      assertThat(activities.calls.made())
          .startsWith("open", "plan")
          .contains("judge 0", "judge 1")
          .endsWith("certify 60")
          .hasSize(5);
    }
  }

  @Test
  void certifiesThatThereIsNothingToMeasure() {
    var activities = new FakeCalibrationActivities(0);
    try (TestLoop loop = TestLoop.with(activities)) {
      assertThat(loop.workflow(Calibrate.class, id).run(measuring).certificate()).isNotNull();
      assertThat(activities.calls.made()).containsExactly("open", "plan", "certify 0");
      loop.keepHistory(id, "no-labels.json");
    }
  }

  @Test
  void triesAgainForAsLongAsTheStoresAreAway() {
    var activities = new FakeCalibrationActivities(120);
    activities.calls.failTimes("open", 40);
    activities.calls.failTimes("judge 1", 40);
    activities.calls.failTimes("certify 120", 3);
    try (TestLoop loop = TestLoop.with(activities)) {
      assertThat(loop.workflow(Calibrate.class, id).run(measuring).band()).isEqualTo(Band.TREND);
      assertThat(activities.calls.count("judge 1")).isEqualTo(41);
      assertThat(activities.calls.count("judge 0")).isEqualTo(1);
      loop.keepHistory(id, "stores-away.json");
    }
  }

  @Test
  void saysSoWhenThereIsTooLittleToLearnFrom() {
    var activities = new FakeCalibrationActivities(120);
    activities.calls.failForGood("learn", FailureCode.INVALID);
    try (TestLoop loop = TestLoop.with(activities)) {
      Calibrate workflow = loop.workflow(Calibrate.class, id);
      var failed =
          catchThrowableOfType(WorkflowFailedException.class, () -> workflow.run(learning));
      assertThat(failed).hasMessageContaining(id);
      assertThat(activities.calls.made()).containsExactly("open", "learn", "end FAILED INVALID");
      loop.keepHistory(id, "too-few-labels.json");
    }
  }

  @Test
  void issuesNoCertificateWhenItIsCancelled() throws InterruptedException {
    var activities = new FakeCalibrationActivities(500);
    activities.blockFrom = 3;
    try (TestLoop loop = TestLoop.with(activities)) {
      WorkflowClient.start(loop.workflow(Calibrate.class, id)::run, measuring);
      activities.blockedStarted.await();
      loop.cancel(id);
      var failed =
          catchThrowableOfType(
              WorkflowFailedException.class, () -> loop.running(id).getResult(Object.class));
      assertThat(failed).hasCauseInstanceOf(CanceledFailure.class);
      assertThat(activities.calls.made()).endsWith("end CANCELLED ");
      assertThat(activities.calls.made()).noneMatch(call -> call.startsWith("certify"));
      loop.keepHistory(id, "cancelled.json");
    }
  }
}
