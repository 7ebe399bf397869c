package dev.hansei.workflows.calibrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hansei.workflows.AlignmentSamples;
import dev.hansei.workflows.FailureCode;
import dev.hansei.workflows.TestLoop;
import io.temporal.client.WorkflowFailedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AlignTest {
  private final AlignInput input = AlignmentSamples.input();
  private final String id = Align.workflowId(input);

  @Test
  void comparesWhatDidBetterAndMakesIt() {
    var activities = new FakeAlignmentActivities(true);
    activities.calls.failTimes("try", 3);
    try (TestLoop loop = TestLoop.with(activities)) {
      AlignResult result = loop.workflow(Align.class, id).run(input);
      assertThat(result.judgeId()).contains(FakeAlignmentActivities.MADE);
      assertThat(activities.calls.made())
          .containsExactly("open", "plan", "try", "try", "try", "try", "compare", "complete");
      loop.keepHistory(id, "aligned.json");
    }
  }

  @Test
  void spendsNothingOnHeldOutLabelsWhereNothingDidBetter() {
    var activities = new FakeAlignmentActivities(false);
    try (TestLoop loop = TestLoop.with(activities)) {
      assertThat(loop.workflow(Align.class, id).run(input).state())
          .isEqualTo(AlignmentState.NO_GAIN);
      assertThat(activities.calls.made()).containsExactly("open", "plan", "try", "complete");
      loop.keepHistory(id, "not-aligned.json");
    }
  }

  @Test
  void saysWhyItCannotBegin() {
    var activities = new FakeAlignmentActivities(true);
    activities.calls.failForGood("plan", FailureCode.INVALID);
    try (TestLoop loop = TestLoop.with(activities)) {
      Align workflow = loop.workflow(Align.class, id);
      var failed = catchThrowableOfType(WorkflowFailedException.class, () -> workflow.run(input));
      assertThat(failed).hasMessageContaining(id);
      assertThat(activities.calls.made())
          .hasSize(3)
          .last()
          .asString()
          .startsWith("end FAILED INVALID");
      loop.keepHistory(id, "align-refused.json");
    }
  }
}
