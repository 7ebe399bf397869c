package dev.hansei.workflows.calibrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hansei.workflows.CalibrationSamples;
import dev.hansei.workflows.FailureCode;
import dev.hansei.workflows.TestLoop;
import dev.hansei.workflows.calibrations.CalibrationActivities.DueCheck;
import dev.hansei.workflows.cases.Split;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowFailedException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WatchAnchorsTest {
  private final WatchAnchorsInput input = CalibrationSamples.watch();
  private final String id = WatchAnchors.workflowId(input.projectId());

  @Test
  void eachDueCertificateIsCheckedOnceAfterTheOther() {
    var activities = new FakeCalibrationActivities(50);
    activities.due = List.of(due(1), due(2));
    try (TestLoop loop = TestLoop.with(activities)) {
      assertThat(loop.workflow(WatchAnchors.class, id).run(input))
          .isEqualTo(new WatchAnchorsResult(2, 0));
      assertThat(activities.calls.made())
          .containsExactly(
              "due",
              "open",
              "plan",
              "judge 0",
              "certify 50",
              "open",
              "plan",
              "judge 0",
              "certify 50");
      loop.keepHistory(id, "anchors-watched.json");
    }
  }

  @Test
  void aCheckThatFailsCostsNoOther() {
    var activities = new FakeCalibrationActivities(50);
    activities.due = List.of(due(1), due(2));
    activities.calls.failForGood("plan", FailureCode.CONFLICT);
    try (TestLoop loop = TestLoop.with(activities)) {
      assertThat(loop.workflow(WatchAnchors.class, id).run(input))
          .isEqualTo(new WatchAnchorsResult(0, 2));
      assertThat(activities.calls.made()).contains("end FAILED CONFLICT");
    }
  }

  @Test
  void aCheckThatIsCancelledCostsNoOther() throws InterruptedException {
    var activities = new FakeCalibrationActivities(500);
    activities.due = List.of(due(1), due(2));
    activities.blockFrom = 3;
    try (TestLoop loop = TestLoop.with(activities)) {
      WorkflowClient.start(loop.workflow(WatchAnchors.class, id)::run, input);
      activities.blockedStarted.await();
      activities.blockFrom = Integer.MAX_VALUE;
      loop.cancel(Calibrate.workflowId(activities.opened.getFirst()));
      assertThat(loop.running(id).getResult(WatchAnchorsResult.class))
          .isEqualTo(new WatchAnchorsResult(1, 1));
      assertThat(activities.calls.made()).contains("end CANCELLED ").endsWith("certify 500");
    }
  }

  @Test
  void aRoundThatIsCancelledBeginsNoOtherCheck() throws InterruptedException {
    var activities = new FakeCalibrationActivities(500);
    activities.due = List.of(due(1), due(2));
    activities.blockFrom = 3;
    try (TestLoop loop = TestLoop.with(activities)) {
      WorkflowClient.start(loop.workflow(WatchAnchors.class, id)::run, input);
      activities.blockedStarted.await();
      loop.cancel(id);
      assertThatThrownBy(() -> loop.running(id).getResult(WatchAnchorsResult.class))
          .isInstanceOf(WorkflowFailedException.class);
      assertThat(activities.opened).hasSize(1);
      assertThat(activities.calls.made()).endsWith("end CANCELLED ");
    }
  }

  @Test
  void nothingIsAskedWhereNothingIsDue() {
    var activities = new FakeCalibrationActivities(50);
    try (TestLoop loop = TestLoop.with(activities)) {
      assertThat(loop.workflow(WatchAnchors.class, id).run(input))
          .isEqualTo(new WatchAnchorsResult(0, 0));
      assertThat(activities.calls.made()).containsExactly("due");
      activities.calls.failForGood("due", FailureCode.INVALID);
      var again = loop.workflow(WatchAnchors.class, id + "-again");
      assertThatThrownBy(() -> again.run(input)).isInstanceOf(WorkflowFailedException.class);
    }
  }

  @Test
  void roundsBeginAtMultiplesOfTheirInterval() {
    var daily = new AnchorWatch(24, 600, false);
    assertThat(daily.nextAfter(Instant.parse("2026-11-29T22:16:00Z")))
        .isEqualTo("2026-11-30T00:00:00Z");
    assertThat(daily.nextAfter(Instant.parse("2026-11-30T00:00:00Z")))
        .isEqualTo("2026-12-01T00:00:00Z");
    assertThatThrownBy(() -> new AnchorWatch(0, 600, false))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new AnchorWatch(24, 59, false))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static DueCheck due(int number) {
    return new DueCheck(
        new CalibrationId(new UUID(0, number)), FakeCalibrationActivities.JUDGE, Split.GATE);
  }
}
