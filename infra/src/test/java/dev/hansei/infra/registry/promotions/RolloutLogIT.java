package dev.hansei.infra.registry.promotions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.infra.registry.RegistryTest;
import dev.hansei.infra.registry.TestRegistry;
import dev.hansei.infra.registry.promotions.RolloutFixture.Answer;
import dev.hansei.workflows.promotions.CanaryStep;
import dev.hansei.workflows.promotions.DossierPolicy;
import dev.hansei.workflows.promotions.LiveMetric;
import dev.hansei.workflows.promotions.LiveMetric.Direction;
import dev.hansei.workflows.promotions.PauseKind;
import dev.hansei.workflows.promotions.PromotionState;
import dev.hansei.workflows.promotions.RolloutLog;
import dev.hansei.workflows.promotions.RolloutLogPolicy;
import dev.hansei.workflows.promotions.StepAnswer;
import dev.hansei.workflows.traces.Feedback;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;

/** What the fold really did is what the check of a dossier's log computes again. */
class RolloutLogIT {
  private static final CanaryStep FIRST = new CanaryStep(1_000, 6, 1);
  private static final CanaryStep SECOND = new CanaryStep(5_000, 6, 1);
  private static final Duration SETTLES = Duration.ofSeconds(1);
  private static final LiveMetric CSAT =
      new LiveMetric(
          "csat", Direction.HIGHER_IS_BETTER, OptionalDouble.empty(), Optional.of(SETTLES));

  @RegistryTest
  void ofARolloutThatSettledPausedAndHeardLateIsSound(TestRegistry registry) throws Exception {
    var rollout = new RolloutFixture(registry, CSAT, FIRST, SECOND);
    promoted(rollout);
    RolloutLog log = log(registry, rollout);

    assertThat(log.whole()).isTrue();
    assertThat(objection(registry, rollout, log)).isEmpty();
    RolloutLog.Step second = log.steps().getLast();
    assertThat(second.waived()).containsExactly(PauseKind.UNREADABLE);
    assertThat(log.own(second)).isEqualTo(6);
    assertThat(log.made(second)).as("with the late ones of step 1").isEqualTo(9);
  }

  @RegistryTest
  void whatIsBentInItIsNamed(TestRegistry registry) throws Exception {
    var rollout = new RolloutFixture(registry, CSAT, FIRST, SECOND);
    promoted(rollout);
    RolloutLog log = log(registry, rollout);

    assertThat(objection(registry, rollout, bent(log, 0, at -> footing(at, 6, 0))))
        .contains("step 1 was done before late outcomes had the time that they take");
    assertThat(objection(registry, rollout, bent(log, 1, at -> footing(at, 5, 2))))
        .contains("step 2 was done after 5 comparisons of 6");
    assertThat(objection(registry, rollout, bent(log, 1, RolloutLogIT::unwaived)))
        .contains("step 2 was done though too much of what was said could not be read");
  }

  @RegistryTest
  void ofOneThatTookItselfBackWhileHeldIsSound(TestRegistry registry) {
    var rollout = new RolloutFixture(registry, new CanaryStep(5_000, 400, 1));
    rollout.begin();
    registry.get(RolloutSteps.class).hold(rollout.steering(1));
    rollout.send(rollout.answers(40, false, true));
    rollout.fold();

    RolloutLog log = log(registry, rollout);
    assertThat(rollout.promotion().state()).isEqualTo(PromotionState.ROLLED_BACK);
    assertThat(objection(registry, rollout, log)).isEmpty();
    var fewer = new RolloutLog.Seen(1, log.metrics().getFirst().in(1).subList(0, 5));
    var cut =
        new RolloutLog(log.steps(), List.of(new RolloutLog.Metric("thumbs", List.of(fewer))), true);
    assertThat(objection(registry, rollout, cut))
        .contains("it was taken back by itself, and its comparisons show no harm beyond the limit");
  }

  /** Step 1 settles; in step 2 it hears late of step 1, and pauses for what cannot be read. */
  private static void promoted(RolloutFixture rollout) throws InterruptedException {
    rollout.begin();
    List<Answer> late = said(rollout.answers(3, true, true), 1);
    rollout.spans(late);
    rollout.send(said(rollout.answers(6, true, true), 1));
    rollout.fold();
    assertThat(rollout.next(1))
        .as("late ones may come")
        .isEqualTo(new StepAnswer.Stepped(1, 1_000));
    Thread.sleep(SETTLES);
    assertThat(rollout.next(1)).isEqualTo(new StepAnswer.Stepped(2, 5_000));
    rollout.say(late);
    rollout.send(said(rollout.answers(10, true, true), -1));
    rollout.fold();
    assertThat(rollout.promotion().state()).isEqualTo(PromotionState.PAUSED);
    rollout.resume(2);
    rollout.send(said(rollout.answers(6, true, true), 1));
    rollout.fold();
    Thread.sleep(SETTLES);
    assertThat(rollout.next(2)).isInstanceOf(StepAnswer.Finished.class);
  }

  private static List<Answer> said(List<Answer> answers, double value) {
    return answers.stream()
        .map(answer -> answer.saying(new Feedback.Evaluation("csat", value, "")))
        .toList();
  }

  private static RolloutLog log(TestRegistry registry, RolloutFixture rollout) {
    var plan = rollout.promotion().plan().orElseThrow();
    return registry
        .get(RolloutLogReader.class)
        .of(rollout.project(), rollout.id(), plan)
        .orElseThrow();
  }

  private static Optional<String> objection(
      TestRegistry registry, RolloutFixture rollout, RolloutLog log) {
    var found = registry.get(Promotions.class).require(rollout.project(), rollout.id());
    return RolloutLogPolicy.objection(found.plan().orElseThrow(), log, found.state(), true)
        .map(DossierPolicy.Objection::why);
  }

  private static RolloutLog bent(RolloutLog log, int place, UnaryOperator<RolloutLog.Step> bend) {
    var steps = new ArrayList<>(log.steps());
    steps.set(place, bend.apply(steps.get(place)));
    return new RolloutLog(steps, log.metrics(), log.whole());
  }

  private static RolloutLog.Step footing(RolloutLog.Step step, int own, int seconds) {
    var since = step.endedAt().map(end -> end.minusSeconds(seconds));
    var uncompared = step.footing().orElseThrow().uncompared();
    return with(step, step.waived(), new RolloutLog.Footing(own, uncompared, since));
  }

  private static RolloutLog.Step unwaived(RolloutLog.Step step) {
    return with(step, List.of(), step.footing().orElseThrow());
  }

  private static RolloutLog.Step with(
      RolloutLog.Step step, List<PauseKind> waived, RolloutLog.Footing footing) {
    return new RolloutLog.Step(
        step.number(),
        step.did(),
        step.end(),
        step.beganAt(),
        step.endedAt(),
        step.counts(),
        waived,
        Optional.of(footing));
  }
}
