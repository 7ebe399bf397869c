package dev.hansei.infra.registry.promotions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.infra.registry.RegistryTest;
import dev.hansei.infra.registry.TestRegistry;
import dev.hansei.workflows.promotions.CanaryStep;
import dev.hansei.workflows.promotions.LiveMetric;
import dev.hansei.workflows.promotions.LiveMetric.Direction;
import dev.hansei.workflows.promotions.PromotionState;
import dev.hansei.workflows.promotions.StepAnswer;
import dev.hansei.workflows.traces.Feedback;
import java.util.OptionalDouble;

/** Who resumes lets pass what the step paused for, and nothing that came up meanwhile. */
class RolloutResumeIT {
  private static final CanaryStep STEP = new CanaryStep(5_000, 400, 1);
  private static final LiveMetric CSAT =
      new LiveMetric("csat", Direction.HIGHER_IS_BETTER, OptionalDouble.empty());
  private static final String UNREADABLE = "10 values of the candidate's answers and 10";

  @RegistryTest
  void aDoubtThatCameUpWhileAPersonHeldItPausesItAfterwards(TestRegistry registry) {
    var rollout = new RolloutFixture(registry, CSAT, STEP);
    rollout.begin();
    registry.get(RolloutSteps.class).hold(rollout.steering(1));
    sendUnreadable(rollout);
    assertThat(rollout.fold()).as("held").isFalse();
    assertThat(rollout.step().reason()).isEqualTo("Let me look.");

    assertThat(rollout.resume(1)).isEqualTo(new StepAnswer.Stepped(1, 5_000));
    assertPausedForUnreadable(rollout);
  }

  @RegistryTest
  void aDoubtBehindAStepThatStarvedPausesItAfterwards(TestRegistry registry) {
    var rollout = new RolloutFixture(registry, CSAT, STEP);
    rollout.begin();
    rollout
        .sql()
        .execute(
            "UPDATE promotions_step SET patience_from = patience_from - INTERVAL 2 DAY"
                + " WHERE project_id = ?",
            rollout.project().value());
    assertThat(rollout.fold()).isTrue();
    assertThat(rollout.step().reason()).contains("Insufficient traffic");
    sendUnreadable(rollout);
    assertThat(rollout.fold()).as("held").isFalse();

    rollout.resume(1);
    assertPausedForUnreadable(rollout);
  }

  /** It is shown, and who resumes then lets it pass. */
  private static void assertPausedForUnreadable(RolloutFixture rollout) {
    assertThat(rollout.fold()).isTrue();
    assertThat(rollout.promotion().state()).isEqualTo(PromotionState.PAUSED);
    assertThat(rollout.step().reason()).contains(UNREADABLE);
    rollout.resume(1);
    assertThat(rollout.fold()).as("let pass").isFalse();
    assertThat(rollout.promotion().state()).isEqualTo(PromotionState.ROLLING);
  }

  private static void sendUnreadable(RolloutFixture rollout) {
    var failed = new Feedback.Evaluation("csat", -1, "");
    rollout.send(
        rollout.answers(10, true, true).stream().map(answer -> answer.saying(failed)).toList());
  }
}
