package dev.hansei.infra.registry.promotions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hansei.infra.registry.Audit;
import dev.hansei.infra.registry.AuditCheck;
import dev.hansei.infra.registry.LoopFixture;
import dev.hansei.infra.registry.RegistryTest;
import dev.hansei.infra.registry.TestRegistry;
import dev.hansei.infra.registry.prompts.StageMove;
import dev.hansei.infra.registry.prompts.StagePointers;
import dev.hansei.workflows.promotions.CanaryStep;
import dev.hansei.workflows.promotions.Decision;
import dev.hansei.workflows.promotions.LiveMetric;
import dev.hansei.workflows.promotions.PathStop;
import dev.hansei.workflows.promotions.PromoteInput;
import dev.hansei.workflows.promotions.PromotionState;
import dev.hansei.workflows.promotions.ReleasePlan;
import dev.hansei.workflows.promotions.StageToWalk;
import dev.hansei.workflows.promotions.StepAnswer;
import dev.hansei.workflows.promotions.StepSteering;
import dev.hansei.workflows.promotions.StepToBegin;
import dev.hansei.workflows.promotions.StopState;
import dev.hansei.workflows.prompts.PromptVersion;
import dev.hansei.workflows.prompts.PromptVersionId;
import dev.hansei.workflows.prompts.Stage;
import dev.hansei.workflows.prompts.StagePointer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** A promotion over dev and team: each stage once, no stage before the other, and back again. */
class PathWalkIT {
  @RegistryTest
  void makesTheCandidateLiveAtDevThenTeamThenItsTarget(TestRegistry registry) {
    var path = new Path(registry, Duration.ZERO);
    assertThatThrownBy(() -> path.begin()).hasMessageContaining("It goes through dev first.");
    assertThatThrownBy(() -> path.walk(2)).hasMessageContaining("It goes through dev first.");

    assertThat(path.walk(1)).isEqualTo(new StepAnswer.Walked(1));
    assertThat(path.walk(1)).as("again").isEqualTo(new StepAnswer.Walked(1));
    assertThat(path.live(Stage.DEV)).contains(path.candidate.id());
    assertThat(path.live(Stage.TEAM)).contains(path.old.id());
    assertThat(path.state()).isEqualTo(PromotionState.ROLLING);
    assertThat(path.walk(2)).isEqualTo(new StepAnswer.Walked(2));
    assertThat(path.live(Stage.PRODUCTION)).contains(path.old.id());
    assertThat(path.begin()).isEqualTo(new StepAnswer.Stepped(1, 100));
    assertThat(path.walk(2)).as("late").isEqualTo(new StepAnswer.Stepped(1, 100));

    assertThat(path.stops()).containsExactly(StopState.MOVED, StopState.MOVED);
    assertThat(path.revision(Stage.DEV)).as("moved once").isEqualTo(path.devBefore + 1);
    assertThat(registry.get(Audit.class).verify(path.loop.project()))
        .isInstanceOf(AuditCheck.Whole.class);
  }

  @RegistryTest
  void goesBackAtAllItsStagesWithItsTarget(TestRegistry registry) {
    var path = new Path(registry, Duration.ZERO);
    path.walk(1);
    path.walk(2);
    path.begin();
    path.rollBack();

    assertThat(path.state()).isEqualTo(PromotionState.ROLLED_BACK);
    assertThat(path.stops()).containsExactly(StopState.STAYS, StopState.BACK);
    assertThat(path.live(Stage.TEAM)).contains(path.old.id());
    assertThat(path.live(Stage.DEV)).as("nothing to go back to").contains(path.candidate.id());
    assertThat(path.live(Stage.PRODUCTION)).contains(path.old.id());
    assertThat(path.walk(2)).isEqualTo(new StepAnswer.RolledBack("It is worse."));
  }

  @RegistryTest
  void goesBackBetweenTwoStages(TestRegistry registry) {
    var path = new Path(registry, Duration.ofDays(1));
    path.moveDev(path.old);
    path.reopen(Duration.ofDays(1));
    path.walk(1);
    assertThat(path.walk(2)).isInstanceOf(StepAnswer.Resting.class);
    path.rollBack();

    assertThat(path.stops()).containsExactly(StopState.BACK, StopState.WAITING);
    assertThat(path.live(Stage.DEV)).contains(path.old.id());
    assertThat(path.walk(2)).isEqualTo(new StepAnswer.RolledBack("It is worse."));
    assertThat(path.begin()).isEqualTo(new StepAnswer.RolledBack("It is worse."));
  }

  @RegistryTest
  void isHeldResumedAndSentOnWhileItRests(TestRegistry registry) {
    var path = new Path(registry, Duration.ofDays(1));
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
    var path = new Path(registry, Duration.ZERO);
    path.moveDev(path.candidate);
    assertThat(path.walk(1)).isEqualTo(new StepAnswer.Walked(1));
    assertThat(path.stops()).containsExactly(StopState.THERE, StopState.WAITING);
    path.move(Stage.TEAM, path.loop.version("other"));

    assertThat(path.walk(2)).isEqualTo(new StepAnswer.Overtaken());
    assertThat(path.state()).isEqualTo(PromotionState.OVERTAKEN);
    assertThat(path.stops()).containsExactly(StopState.THERE, StopState.OVERTAKEN);
    assertThat(path.walk(2)).as("again").isEqualTo(new StepAnswer.Overtaken());
  }

  @RegistryTest
  void canStillGoBackOnItsPathAfterItWasOvertakenAtItsTarget(TestRegistry registry) {
    var path = new Path(registry, Duration.ZERO);
    path.walk(1);
    path.walk(2);
    path.move(Stage.PRODUCTION, path.loop.version("other"));
    assertThat(path.begin()).isEqualTo(new StepAnswer.Overtaken());
    assertThat(path.live(Stage.TEAM)).as("it stays").contains(path.candidate.id());

    path.rollBack();
    assertThat(path.live(Stage.TEAM)).contains(path.old.id());
    assertThat(path.state()).isEqualTo(PromotionState.ROLLED_BACK);
    assertThatThrownBy(path::rollBack).hasMessageContaining("Only a promotion that made");
  }

  @RegistryTest
  void walksNothingBeforePeopleHaveApproved(TestRegistry registry) {
    var path = new Path(registry, Duration.ZERO);
    path.open(Duration.ZERO);
    assertThatThrownBy(() -> path.walk(1)).isInstanceOf(RuntimeException.class);
    assertThat(path.live(Stage.DEV)).isEmpty();
  }

  /** A request over dev and team to production, where, as at team, something is live. */
  private static final class Path {
    private final TestRegistry registry;
    private final PromotionFixture loop;
    private final PromptVersion old;
    private final PromptVersion candidate;
    private final long devBefore;
    private PromoteInput input;

    Path(TestRegistry registry, Duration rest) {
      this.registry = registry;
      this.loop = new PromotionFixture(registry);
      this.old = loop.version("old");
      loop.move(loop.approved(old), 0);
      move(Stage.TEAM, old);
      this.candidate = loop.version("candidate");
      this.devBefore = revision(Stage.DEV);
      this.input = open(rest);
      approve();
    }

    void reopen(Duration rest) {
      open(rest);
      approve();
    }

    PromoteInput open(Duration rest) {
      input = loop.request(candidate).planned(Optional.of(plan(rest)));
      registry.get(Promotions.class).open(input);
      loop.pass(input);
      return input;
    }

    private void approve() {
      String request = input.promotionId().toString();
      loop.decide(input, "a" + request, loop.manager(0), Decision.Kind.APPROVE);
      loop.decide(input, "b" + request, loop.manager(1), Decision.Kind.APPROVE);
    }

    private static ReleasePlan plan(Duration rest) {
      var thumbs =
          new LiveMetric("thumbs", LiveMetric.Direction.HIGHER_IS_BETTER, OptionalDouble.empty());
      return new ReleasePlan(
          2,
          List.of(new CanaryStep(100, 40, 1)),
          List.of(thumbs),
          ReleasePlan.ALPHA_HARM,
          0,
          Duration.ofDays(1),
          Optional.of(List.of(new PathStop(Stage.DEV, rest), PathStop.through(Stage.TEAM))));
    }

    StepAnswer walk(int stop) {
      return registry
          .get(RolloutSteps.class)
          .walkStage(new StageToWalk(loop.project(), input.promotionId(), stop));
    }

    StepAnswer begin() {
      return registry
          .get(RolloutSteps.class)
          .beginStep(new StepToBegin(loop.project(), input.promotionId()));
    }

    void rollBack() {
      registry
          .get(PromotionMoves.class)
          .rollBack(loop.project(), input.promotionId(), loop.manager(2), "It is worse.");
    }

    StepSteering steering() {
      return new StepSteering(
          loop.project(), input.promotionId(), 0, loop.manager(2), "Let me look.");
    }

    void moveDev(PromptVersion version) {
      move(Stage.DEV, version);
    }

    void move(Stage stage, PromptVersion version) {
      var move = new StageMove(version.promptId(), stage, version.id(), revision(stage));
      registry.get(StagePointers.class).move(loop.project(), move, LoopFixture.SYSTEM);
    }

    Optional<PromptVersionId> live(Stage stage) {
      return pointer(stage).map(StagePointer::version);
    }

    long revision(Stage stage) {
      return pointer(stage).map(StagePointer::revision).orElse(0L);
    }

    private Optional<StagePointer> pointer(Stage stage) {
      return registry.get(StagePointers.class).live(loop.project(), old.promptId(), stage);
    }

    PromotionState state() {
      return registry.get(Promotions.class).require(loop.project(), input.promotionId()).state();
    }

    StopView view() {
      return registry.get(Rollouts.class).stops(loop.project(), input.promotionId()).getFirst();
    }

    List<StopState> stops() {
      return registry.get(Rollouts.class).stops(loop.project(), input.promotionId()).stream()
          .map(StopView::state)
          .toList();
    }
  }
}
