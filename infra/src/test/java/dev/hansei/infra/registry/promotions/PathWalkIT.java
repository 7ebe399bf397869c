package dev.hansei.infra.registry.promotions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hansei.infra.registry.Audit;
import dev.hansei.infra.registry.AuditCheck;
import dev.hansei.infra.registry.InParallel;
import dev.hansei.infra.registry.RegistryTest;
import dev.hansei.infra.registry.TestRegistry;
import dev.hansei.workflows.promotions.PromotionState;
import dev.hansei.workflows.promotions.StepAnswer;
import dev.hansei.workflows.promotions.StopState;
import dev.hansei.workflows.prompts.Stage;
import java.time.Duration;
import java.util.Optional;

/** A promotion over dev and team: each stage once, no stage before the other, and back again. */
class PathWalkIT {
  @RegistryTest
  void makesTheCandidateLiveAtDevThenTeamThenItsTarget(TestRegistry registry) {
    var path = new PathFixture(registry, Duration.ZERO);
    assertThatThrownBy(() -> path.begin()).hasMessageContaining("It goes through dev first.");
    assertThatThrownBy(() -> path.walk(2)).hasMessageContaining("It goes through dev first.");

    assertThat(path.walk(1)).isEqualTo(new StepAnswer.Walked(1));
    assertThat(path.walk(1)).as("again").isEqualTo(new StepAnswer.Walked(1));
    assertThat(path.live(Stage.DEV)).contains(path.candidate().id());
    assertThat(path.live(Stage.TEAM)).contains(path.old().id());
    assertThat(path.state()).isEqualTo(PromotionState.ROLLING);
    assertThat(path.walk(2)).isEqualTo(new StepAnswer.Walked(2));
    assertThat(path.live(Stage.PRODUCTION)).contains(path.old().id());
    assertThat(path.begin()).isEqualTo(new StepAnswer.Stepped(1, 100));
    assertThat(path.walk(2)).as("late").isEqualTo(new StepAnswer.Stepped(1, 100));

    assertThat(path.stops()).containsExactly(StopState.MOVED, StopState.MOVED);
    assertThat(path.revision(Stage.DEV)).as("moved once").isEqualTo(path.devBefore() + 1);
    assertThat(registry.get(Audit.class).verify(path.loop().project()))
        .isInstanceOf(AuditCheck.Whole.class);
  }

  @RegistryTest
  void goesBackAtAllItsStagesWithItsTarget(TestRegistry registry) {
    var path = new PathFixture(registry, Duration.ZERO);
    path.walk(1);
    path.walk(2);
    path.begin();
    path.rollBack();

    assertThat(path.state()).isEqualTo(PromotionState.ROLLED_BACK);
    assertThat(path.stops()).containsExactly(StopState.STAYS, StopState.BACK);
    assertThat(path.live(Stage.TEAM)).contains(path.old().id());
    assertThat(path.live(Stage.DEV)).as("nothing to go back to").contains(path.candidate().id());
    assertThat(path.live(Stage.PRODUCTION)).contains(path.old().id());
    assertThat(path.walk(2)).isEqualTo(new StepAnswer.RolledBack("It is worse."));
  }

  @RegistryTest
  void goesBackBetweenTwoStages(TestRegistry registry) {
    var path = new PathFixture(registry, Duration.ofDays(1));
    path.moveDev(path.old());
    path.reopen(Duration.ofDays(1));
    path.walk(1);
    assertThat(path.walk(2)).isInstanceOf(StepAnswer.Resting.class);
    path.rollBack();

    assertThat(path.stops()).containsExactly(StopState.BACK, StopState.WAITING);
    assertThat(path.live(Stage.DEV)).contains(path.old().id());
    assertThat(path.walk(2)).isEqualTo(new StepAnswer.RolledBack("It is worse."));
    assertThat(path.begin()).isEqualTo(new StepAnswer.RolledBack("It is worse."));
  }

  @RegistryTest
  void isHeldResumedAndSentOnWhileItRests(TestRegistry registry) {
    var path = new PathFixture(registry, Duration.ofDays(1));
    var steps = registry.get(RolloutSteps.class);
    path.walk(1);
    assertThat(path.walk(2))
        .isInstanceOfSatisfying(
            StepAnswer.Resting.class, resting -> assertThat(resting.until()).isPresent());

    var held = new StepAnswer.Resting(1, Optional.empty());
    assertThat(steps.hold(path.steering())).isEqualTo(held);
    assertThat(path.state()).isEqualTo(PromotionState.PAUSED);
    assertThat(path.view().reason()).isEqualTo("Let me look.");
    assertThat(path.walk(2)).isEqualTo(held);
    assertThat(steps.resume(path.steering())).isEqualTo(new StepAnswer.Walked(1));
    assertThat(path.walk(2)).as("its rest goes on").isInstanceOf(StepAnswer.Resting.class);
    assertThat(steps.skip(path.steering())).isEqualTo(new StepAnswer.Walked(1));
    assertThat(path.walk(2)).isEqualTo(new StepAnswer.Walked(2));
    assertThat(path.begin()).isEqualTo(new StepAnswer.Stepped(1, 100));
    assertThat(steps.hold(path.steering()))
        .as("it is past its path")
        .isEqualTo(new StepAnswer.Stepped(1, 100));
  }

  @RegistryTest
  void passesAStageThatHasItAndEndsAtOneThatOthersMoved(TestRegistry registry) {
    var path = new PathFixture(registry, Duration.ZERO);
    path.moveDev(path.candidate());
    assertThat(path.walk(1)).isEqualTo(new StepAnswer.Walked(1));
    assertThat(path.stops()).containsExactly(StopState.THERE, StopState.WAITING);
    path.move(Stage.TEAM, path.loop().version("other"));

    assertThat(path.walk(2)).isEqualTo(new StepAnswer.Overtaken());
    assertThat(path.state()).isEqualTo(PromotionState.OVERTAKEN);
    assertThat(path.stops()).containsExactly(StopState.THERE, StopState.OVERTAKEN);
    assertThat(path.walk(2)).as("again").isEqualTo(new StepAnswer.Overtaken());
  }

  @RegistryTest
  void canStillGoBackOnItsPathAfterItWasOvertakenAtItsTarget(TestRegistry registry) {
    var path = new PathFixture(registry, Duration.ZERO);
    path.walk(1);
    path.walk(2);
    path.move(Stage.PRODUCTION, path.loop().version("other"));
    assertThat(path.begin()).isEqualTo(new StepAnswer.Overtaken());
    assertThat(path.live(Stage.TEAM)).as("it stays").contains(path.candidate().id());

    path.rollBack();
    assertThat(path.live(Stage.TEAM)).contains(path.old().id());
    assertThat(path.state()).isEqualTo(PromotionState.ROLLED_BACK);
    assertThatThrownBy(path::rollBack).hasMessageContaining("Only a promotion that made");
  }

  @RegistryTest
  void goesBackOnItsPathThoughItsTargetHadNothingBefore(TestRegistry registry) {
    var path = new PathFixture(registry, Duration.ZERO, false);
    path.walk(1);
    path.walk(2);
    assertThat(path.begin()).isInstanceOf(StepAnswer.Finished.class);
    path.rollBack();

    assertThat(path.state()).isEqualTo(PromotionState.ROLLED_BACK);
    assertThat(path.stops()).containsExactly(StopState.STAYS, StopState.BACK);
    assertThat(path.live(Stage.TEAM)).contains(path.old().id());
    assertThat(path.live(Stage.PRODUCTION)).as("it keeps it").contains(path.candidate().id());
    assertThat(registry.get(Rollouts.class).keepsTarget(path.loop().project(), path.id())).isTrue();
    assertThatThrownBy(path::rollBack).hasMessageContaining("Only a promotion that made");
  }

  @RegistryTest
  void movesAStageOnceHoweverManyAskAtOnce(TestRegistry registry) throws Exception {
    var path = new PathFixture(registry, Duration.ZERO);
    assertThat(InParallel.run(8, _ -> path.walk(1))).containsOnly(new StepAnswer.Walked(1));
    assertThat(path.revision(Stage.DEV)).isEqualTo(path.devBefore() + 1);
  }

  @RegistryTest
  void leavesNothingBehindWhereARollbackComesBetween(TestRegistry registry) throws Exception {
    var path = new PathFixture(registry, Duration.ZERO);
    path.moveDev(path.old());
    path.reopen(Duration.ZERO);
    path.walk(1);
    var _ =
        InParallel.run(
            2,
            n -> {
              if (n == 0) {
                path.rollBack();
              }
              return path.walk(2);
            });
    assertThat(path.state()).isEqualTo(PromotionState.ROLLED_BACK);
    assertThat(path.live(Stage.DEV)).contains(path.old().id());
    assertThat(path.live(Stage.TEAM)).contains(path.old().id());
  }

  @RegistryTest
  void walksNothingBeforePeopleHaveApproved(TestRegistry registry) {
    var path = new PathFixture(registry, Duration.ZERO);
    path.open(Duration.ZERO);
    assertThatThrownBy(() -> path.walk(1)).isInstanceOf(RuntimeException.class);
    assertThat(path.live(Stage.DEV)).isEmpty();
  }
}
