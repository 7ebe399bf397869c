package dev.hansei.workflows.promotions;

import static dev.hansei.workflows.promotions.RunningPromotion.ALICE;
import static dev.hansei.workflows.promotions.RunningPromotion.BOB;
import static dev.hansei.workflows.promotions.RunningPromotion.waitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.workflows.FailureCode;
import dev.hansei.workflows.TestLoop;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How {@link Promote} goes over earlier stages before the steps of its plan. */
@Timeout(120)
class PromotePathTest {
  private static final StepAnswer DEV = new StepAnswer.Walked(1);
  private static final StepAnswer TEAM = new StepAnswer.Walked(2);
  private static final StepAnswer FIRST = new StepAnswer.Stepped(1, 100);
  private static final StepAnswer FINISHED = new StepAnswer.Finished(8);

  private final RunningPromotion promotion =
      new RunningPromotion(
          RolloutInputs.planned()
              .planned(Optional.of(RolloutInputs.overDevAndTeam(RolloutInputs.plan(2)))));

  @Test
  void goesOverDevAndTeamBeforeItsFirstStep() {
    promotion.answer(DEV, TEAM, FIRST, FINISHED);
    try (TestLoop loop = promotion.approved()) {
      assertThat(promotion.status().state()).isEqualTo(PromotionState.ROLLING);
      assertThat(promotion.registry.calls.made()).endsWith("walk to 1", "walk to 2", "begin");
      promotion.tell();
      assertThat(promotion.ended().state()).isEqualTo(PromotionState.PROMOTED);
      assertThat(promotion.registry.calls.count("walk to 1")).as("each stage once").isEqualTo(1);
      loop.keepHistory(promotion.id(), "walked.json");
    }
  }

  @Test
  void restsAtAStageAndAsksAgainWhenItsTimeIsOver() {
    try (TestLoop loop = promotion.started()) {
      Instant until = Instant.ofEpochMilli(loop.now()).plus(Duration.ofMinutes(30));
      promotion.answer(DEV, new StepAnswer.Resting(1, Optional.of(until)), TEAM, FIRST, FINISHED);
      promotion.approve();
      assertThat(promotion.registry.calls.made()).endsWith("walk to 1", "walk to 2");
      assertThat(promotion.registry.calls.count("begin")).isZero();
      loop.sleep(Duration.ofMinutes(31));
      waitUntil(() -> promotion.registry.calls.count("begin") == 1);
      assertThat(promotion.registry.calls.made()).endsWith("walk to 2", "walk to 2", "begin");
      promotion.tell();
      assertThat(promotion.ended().state()).isEqualTo(PromotionState.PROMOTED);
      loop.keepHistory(promotion.id(), "rested.json");
    }
  }

  @Test
  void isHeldBetweenTwoStagesUntilSomebodyResumes() {
    try (TestLoop loop = promotion.started()) {
      Instant until = Instant.ofEpochMilli(loop.now()).plus(Duration.ofHours(2));
      promotion.answer(
          DEV,
          new StepAnswer.Resting(1, Optional.of(until)),
          new StepAnswer.Resting(1, Optional.empty()),
          DEV,
          TEAM,
          FIRST,
          FINISHED);
      promotion.approve();
      assertThat(promotion.objection(Steering.Kind.HOLD, 1)).contains("steered as step 0");
      assertThat(promotion.steer(Steering.Kind.HOLD, 0).state()).isEqualTo(PromotionState.PAUSED);
      assertThat(promotion.objection(Steering.Kind.HOLD, 0)).isEqualTo("it is held there already");
      assertThat(promotion.steer(Steering.Kind.RESUME, 0).state())
          .isEqualTo(PromotionState.ROLLING);
      waitUntil(() -> promotion.registry.calls.count("begin") == 1);
      assertThat(promotion.registry.calls.made())
          .endsWith("steer HOLD", "steer RESUME", "walk to 2", "begin");
      promotion.tell();
      assertThat(promotion.ended().state()).isEqualTo(PromotionState.PROMOTED);
      loop.keepHistory(promotion.id(), "held-on-its-path.json");
    }
  }

  @Test
  void endsWhenItIsTakenBackBetweenTwoStages() {
    try (TestLoop loop = promotion.started()) {
      Instant until = Instant.ofEpochMilli(loop.now()).plus(Duration.ofDays(20));
      promotion.answer(DEV, new StepAnswer.Frozen(until), new StepAnswer.RolledBack("rolled back"));
      promotion.approve();
      assertThat(promotion.status().state()).isEqualTo(PromotionState.FROZEN);
      promotion.tell();
      assertThat(promotion.ended().state()).isEqualTo(PromotionState.ROLLED_BACK);
      assertThat(promotion.registry.calls.made()).endsWith("walk to 1", "walk to 2", "walk to 2");
      loop.keepHistory(promotion.id(), "walked-back.json");
    }
  }

  @Test
  void standsStillWhereAStageFailsForGoodAfterAnother() {
    promotion.registry.calls.failForGood("walk to 2", FailureCode.INVALID);
    promotion.answer(DEV);
    try (TestLoop loop = promotion.approved()) {
      assertThat(promotion.status().state()).isEqualTo(PromotionState.PAUSED);
      assertThat(promotion.registry.calls.made()).noneMatch(call -> call.startsWith("close"));
      loop.sleep(Duration.ofMinutes(61));
      waitUntil(() -> promotion.registry.calls.count("walk to 2") == 2);
      assertThat(promotion.registry.calls.count("walk to 2")).isEqualTo(2);
    }
  }

  @Test
  void goesOnWhereItWasUnderANewHistory() {
    promotion.answer(TEAM, FIRST, FINISHED);
    var carried =
        new RolloutProgress(
            PromotionState.ROLLING,
            0,
            List.of(FakePromotionActivities.AUTHOR),
            List.of(ALICE, BOB),
            List.of("a", "b"),
            Optional.of(true),
            Optional.of(1));
    try (TestLoop _ = promotion.begun(promotion.input().carrying(carried))) {
      waitUntil(() -> promotion.registry.calls.count("begin") == 1);
      assertThat(promotion.registry.calls.made()).containsExactly("walk to 2", "begin");
      promotion.tell();
      assertThat(promotion.ended().state()).isEqualTo(PromotionState.PROMOTED);
    }
  }
}
