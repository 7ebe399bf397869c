package dev.hansei.infra.registry.promotions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.infra.registry.RegistryTest;
import dev.hansei.infra.registry.TestRegistry;
import dev.hansei.infra.registry.promotions.RolloutFixture.Answer;
import dev.hansei.workflows.promotions.CanaryStep;
import dev.hansei.workflows.promotions.LiveMetric;
import dev.hansei.workflows.promotions.LiveMetric.Direction;
import dev.hansei.workflows.promotions.PromotionState;
import dev.hansei.workflows.promotions.RolloutLog;
import dev.hansei.workflows.promotions.RolloutLogPolicy;
import dev.hansei.workflows.promotions.StepAnswer;
import dev.hansei.workflows.traces.Feedback;
import java.util.List;
import java.util.OptionalDouble;

/** A step does not end while another metric of its plan has said nothing. */
class RolloutSilenceIT {
  private static final CanaryStep STEP = new CanaryStep(1_000, 12, 1);
  private static final LiveMetric SAFE =
      new LiveMetric("safe", Direction.HIGHER_IS_BETTER, OptionalDouble.empty());

  @RegistryTest
  void waitsForTheOneThatIsSilentThenPausesAndNamesIt(TestRegistry registry) {
    RolloutFixture rollout = thumbsOnly(registry);
    assertThat(rollout.next(1)).isEqualTo(new StepAnswer.Stepped(1, 1_000));
    assertThat(rollout.tally().enoughAt()).isEmpty();
    assertThat(rollout.step().metrics()).extracting(StepView.Metric::needed).containsExactly(12, 2);

    rollout
        .sql()
        .execute(
            "UPDATE promotions_step SET patience_from = patience_from - INTERVAL 2 DAY WHERE"
                + " project_id = ?",
            rollout.project().value());
    rollout.fold();
    assertThat(rollout.promotion().state()).isEqualTo(PromotionState.PAUSED);
    assertThat(rollout.step().reason())
        .startsWith("safe says too little: 0 comparisons of at least 2");

    rollout.resume(1);
    assertThat(rollout.next(1))
        .as("a resume waits as long again, and lets nothing pass")
        .isEqualTo(new StepAnswer.Stepped(1, 1_000));
  }

  @RegistryTest
  void goesOnWhenItSpeaksAndTheLogTellsHowMuch(TestRegistry registry) {
    RolloutFixture rollout = thumbsOnly(registry);
    rollout.send(safe(rollout.answers(2, true, true)));
    rollout.fold();
    assertThat(rollout.next(1)).isInstanceOf(StepAnswer.Finished.class);

    var plan = rollout.promotion().plan().orElseThrow();
    RolloutLog log =
        registry
            .get(RolloutLogReader.class)
            .of(rollout.project(), rollout.id(), plan)
            .orElseThrow();
    assertThat(log.others(log.steps().getFirst())).contains(List.of(2));
    assertThat(RolloutLogPolicy.objection(plan, log, PromotionState.PROMOTED, false)).isEmpty();
  }

  private static RolloutFixture thumbsOnly(TestRegistry registry) {
    var rollout = new RolloutFixture(registry, List.of(RolloutFixture.THUMBS, SAFE), STEP);
    rollout.begin();
    rollout.send(rollout.answers(12, true, true));
    rollout.fold();
    return rollout;
  }

  private static List<Answer> safe(List<Answer> answers) {
    return answers.stream()
        .map(answer -> answer.saying(new Feedback.Evaluation("safe", 1, "")))
        .toList();
  }
}
