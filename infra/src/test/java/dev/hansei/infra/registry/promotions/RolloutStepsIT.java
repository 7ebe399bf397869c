package dev.hansei.infra.registry.promotions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hansei.infra.registry.Audit;
import dev.hansei.infra.registry.AuditCheck;
import dev.hansei.infra.registry.InParallel;
import dev.hansei.infra.registry.LoopFixture;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.RegistryTest;
import dev.hansei.infra.registry.TestRegistry;
import dev.hansei.infra.registry.prompts.StageMove;
import dev.hansei.infra.registry.prompts.StagePointers;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.promotions.CanaryStep;
import dev.hansei.workflows.promotions.PromotionState;
import dev.hansei.workflows.promotions.StepAnswer;
import dev.hansei.workflows.promotions.StepSteering;
import dev.hansei.workflows.prompts.Stage;

class RolloutStepsIT {
  private static final CanaryStep FIRST = new CanaryStep(100, 5, 1);
  private static final CanaryStep SECOND = new CanaryStep(5_000, 5, 1);

  @RegistryTest
  void goesFromStepToStepToEverybodyAndBack(TestRegistry registry) {
    var rollout = new RolloutFixture(registry, FIRST, SECOND);
    assertThat(rollout.begin()).isEqualTo(new StepAnswer.Stepped(1, 100));
    assertThat(rollout.begin()).as("again").isEqualTo(new StepAnswer.Stepped(1, 100));
    assertThat(rollout.next(1)).as("too early").isEqualTo(new StepAnswer.Stepped(1, 100));
    rollout.send(rollout.answers(5, true, true));
    assertThat(rollout.fold()).isTrue();
    assertThat(rollout.fold()).as("told once").isFalse();
    assertThat(share(rollout)).as("only the workflow goes forward").isEqualTo(100);

    assertThat(rollout.next(1)).isEqualTo(new StepAnswer.Stepped(2, 5_000));
    assertThat(rollout.next(1)).as("again").isEqualTo(new StepAnswer.Stepped(2, 5_000));
    assertThat(share(rollout)).isEqualTo(5_000);
    assertThat(rollout.step().metrics().getFirst().comparisons()).as("carried on").isEqualTo(5);
    assertThat(rollout.step().metrics().getFirst().inStep()).isZero();
    rollout.send(rollout.answers(5, true, true));
    rollout.fold();
    var finished = rollout.next(2);

    assertThat(finished).isEqualTo(new StepAnswer.Finished(rollout.pointer().revision()));
    assertThat(rollout.next(2)).as("again").isEqualTo(finished);
    assertThat(rollout.pointer().version()).isEqualTo(rollout.candidate().id());
    assertThat(rollout.pointer().share()).isEmpty();
    assertThat(rollout.promotion().state()).isEqualTo(PromotionState.PROMOTED);
    rollBack(registry, rollout);
    assertThat(rollout.pointer().version()).isEqualTo(rollout.liveVersion().id());
    assertThat(registry.get(Audit.class).verify(rollout.project()))
        .isInstanceOf(AuditCheck.Whole.class);
  }

  @RegistryTest
  void isHeldResumedAndSkippedByReleaseManagersOnly(TestRegistry registry) {
    var rollout = new RolloutFixture(registry, FIRST, SECOND);
    var steps = registry.get(RolloutSteps.class);
    rollout.begin();
    var stranger =
        new StepSteering(
            rollout.project(), rollout.id(), 1, rollout.loop().requester(), "I want to.");
    assertThatThrownBy(() -> steps.hold(stranger)).hasMessageContaining("release manager");

    assertThat(steps.hold(rollout.steering(1))).isEqualTo(new StepAnswer.Held(1, "Let me look."));
    assertThat(rollout.promotion().state()).isEqualTo(PromotionState.PAUSED);
    rollout.send(rollout.answers(5, true, true));
    assertThat(rollout.fold()).as("held").isFalse();
    assertThat(rollout.next(1)).isEqualTo(new StepAnswer.Held(1, "Let me look."));
    assertThat(steps.resume(rollout.steering(1))).isEqualTo(new StepAnswer.Stepped(1, 100));
    assertThat(rollout.fold()).isTrue();
    assertThat(steps.skip(rollout.steering(1))).isEqualTo(new StepAnswer.Stepped(2, 5_000));
    assertThat(steps.skip(rollout.steering(1)))
        .as("of a step that is over")
        .isEqualTo(new StepAnswer.Stepped(2, 5_000));
    assertThat(steps.skip(rollout.steering(2))).isInstanceOf(StepAnswer.Finished.class);
    assertThat(registry.get(Rollouts.class).steps(rollout.project(), rollout.id()))
        .extracting(StepView::state)
        .containsExactly(StepState.SKIPPED, StepState.SKIPPED);
  }

  /** Whatever looks every second may be late; who decides counts first. */
  @RegistryTest
  void countsWhatWasSaidBeforeItGoesForward(TestRegistry registry) {
    var rollout = new RolloutFixture(registry, FIRST, SECOND);
    rollout.begin();
    rollout.send(rollout.answers(5, true, true));
    assertThat(rollout.next(1)).isEqualTo(new StepAnswer.Stepped(2, 5_000));
    rollout.send(rollout.answers(40, false, true));

    assertThat(registry.get(RolloutSteps.class).skip(rollout.steering(2)))
        .as("harm is not skipped")
        .isInstanceOf(StepAnswer.RolledBack.class);
    assertThat(rollout.promotion().state()).isEqualTo(PromotionState.ROLLED_BACK);
    assertThat(rollout.pointer().version()).isEqualTo(rollout.liveVersion().id());
  }

  @RegistryTest
  void isRolledBackByAPersonWhileItRuns(TestRegistry registry) {
    var rollout = new RolloutFixture(registry, FIRST, SECOND);
    rollout.begin();
    rollBack(registry, rollout);

    assertThat(rollout.pointer().share()).isEmpty();
    assertThat(rollout.pointer().version()).isEqualTo(rollout.liveVersion().id());
    assertThat(rollout.promotion().state()).isEqualTo(PromotionState.ROLLED_BACK);
    assertThat(rollout.next(1)).isEqualTo(new StepAnswer.RolledBack("It is worse."));
    assertThat(rollout.begin()).isEqualTo(new StepAnswer.RolledBack("It is worse."));
    assertThat(audit(registry, rollout))
        .as("nothing is erased from it, so it has a person's words by their hash")
        .doesNotContain("It is worse.")
        .contains(Sha256.of("It is worse.").hex());
  }

  private static String audit(TestRegistry registry, RolloutFixture rollout) {
    return registry
        .get(Audit.class)
        .page(rollout.project(), PageRequest.first())
        .items()
        .toString();
  }

  @RegistryTest
  void endsWhenSomethingElseMovesThePointer(TestRegistry registry) {
    var rollout = new RolloutFixture(registry, FIRST, SECOND);
    rollout.begin();
    var move =
        new StageMove(
            rollout.candidate().promptId(),
            Stage.PRODUCTION,
            rollout.liveVersion().id(),
            rollout.pointer().revision());
    registry.get(StagePointers.class).move(rollout.project(), move, LoopFixture.SYSTEM);

    assertThat(rollout.fold()).isTrue();
    assertThat(rollout.promotion().state()).isEqualTo(PromotionState.OVERTAKEN);
    assertThat(rollout.next(1)).isEqualTo(new StepAnswer.Overtaken());
    assertThat(rollout.fold()).isFalse();
  }

  @RegistryTest
  void movesForAllAtOnceWhereThePlanHasNoSteps(TestRegistry registry) {
    var rollout = new RolloutFixture(registry);
    assertThat(rollout.begin()).isInstanceOf(StepAnswer.Finished.class);
    assertThat(rollout.pointer().version()).isEqualTo(rollout.candidate().id());
  }

  /** Fold, step forward and rollback at one moment: one end, one state, and a whole chain. */
  @RegistryTest
  void comesToOneEndWhenAllHappensAtOnce(TestRegistry registry) throws Exception {
    for (int round = 0; round < 3; round++) {
      var rollout = new RolloutFixture(registry, FIRST, SECOND);
      rollout.begin();
      rollout.send(rollout.answers(5, true, true));
      InParallel.run(
          9,
          thread -> {
            switch (thread % 3) {
              case 0 -> rollout.fold();
              case 1 -> rollout.next(1);
              default -> tryToRollBack(registry, rollout);
            }
            return thread;
          });

      assertThat(rollout.promotion().state()).isEqualTo(PromotionState.ROLLED_BACK);
      assertThat(rollout.pointer().version()).isEqualTo(rollout.liveVersion().id());
      assertThat(rollout.pointer().share()).isEmpty();
      assertThat(registry.get(Audit.class).verify(rollout.project()))
          .isInstanceOf(AuditCheck.Whole.class);
    }
  }

  private static void tryToRollBack(TestRegistry registry, RolloutFixture rollout) {
    try {
      rollBack(registry, rollout);
    } catch (RegistryException e) {
      assertThat(e.code()).isEqualTo("not-promoted");
    }
  }

  private static void rollBack(TestRegistry registry, RolloutFixture rollout) {
    registry
        .get(PromotionMoves.class)
        .rollBack(rollout.project(), rollout.id(), rollout.loop().manager(2), "It is worse.");
  }

  private static int share(RolloutFixture rollout) {
    return rollout.pointer().share().orElseThrow().share();
  }
}
