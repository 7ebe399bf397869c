package dev.hansei.workflows.promotions;

import static dev.hansei.workflows.promotions.RunningPromotion.waitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.workflows.FailureCode;
import dev.hansei.workflows.TestLoop;
import dev.hansei.workflows.projects.PersonId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who may steer the steps of {@link Promote}, and what comes of it. */
@Timeout(120)
class PromoteSteeringTest {
  private static final StepAnswer FIRST = new StepAnswer.Stepped(1, 100);
  private static final StepAnswer SECOND = new StepAnswer.Stepped(2, 1_000);
  private static final StepAnswer HELD = new StepAnswer.Held(2, "held");
  private static final StepAnswer FINISHED = new StepAnswer.Finished(8);

  private final RunningPromotion promotion = new RunningPromotion(RolloutInputs.planned());

  @Test
  void waitsForAPersonWhenItIsHeldAndSkipsWhenTheyWant() {
    promotion.answer(FIRST, SECOND, HELD, FINISHED);
    try (TestLoop loop = promotion.approved()) {
      promotion.tell();
      waitUntil(() -> promotion.registry.calls.count("next from 1") == 1);
      assertThat(promotion.steer(Steering.Kind.HOLD, 2).state()).isEqualTo(PromotionState.PAUSED);
      assertThat(promotion.objection(Steering.Kind.HOLD, 2)).isEqualTo("the step is held already");
      assertThat(promotion.objection(Steering.Kind.SKIP, 1))
          .isEqualTo("step 2 runs by now; look again");
      assertThat(promotion.steer(Steering.Kind.SKIP, 2).state()).isEqualTo(PromotionState.PROMOTED);
      assertThat(promotion.ended().state()).isEqualTo(PromotionState.PROMOTED);
      loop.keepHistory(promotion.id(), "held-skipped.json");
    }
  }

  @Test
  void goesOnWhenAPersonResumesWhatThePolicyPaused() {
    promotion.answer(FIRST, new StepAnswer.Held(1, "held"), FIRST, FINISHED);
    try (TestLoop loop = promotion.approved()) {
      promotion.tell();
      waitUntil(() -> promotion.status().state() == PromotionState.PAUSED);
      assertThat(promotion.steer(Steering.Kind.RESUME, 1).state())
          .isEqualTo(PromotionState.ROLLING);
      promotion.tell();
      assertThat(promotion.ended().state()).isEqualTo(PromotionState.PROMOTED);
      loop.keepHistory(promotion.id(), "paused-resumed.json");
    }
  }

  @Test
  void letsAuthorAndRequesterHoldButNotSkip() {
    promotion.answer(FIRST, HELD);
    try (TestLoop _ = promotion.approved()) {
      for (PersonId own :
          List.of(FakePromotionActivities.AUTHOR, promotion.input().requestedBy())) {
        assertThat(promotion.objection(own, Steering.Kind.SKIP)).contains("takes somebody else");
        assertThat(promotion.objection(own, Steering.Kind.RESUME)).contains("takes somebody else");
      }
      var held = promotion.steer(FakePromotionActivities.AUTHOR, Steering.Kind.HOLD, 1);
      assertThat(held.state()).isEqualTo(PromotionState.PAUSED);
    }
  }

  @Test
  void refusesToSteerWhatDoesNotRoll() {
    try (TestLoop _ = promotion.started()) {
      assertThat(promotion.objection(Steering.Kind.HOLD, 1))
          .contains("the promotion is awaiting approval");
      assertThat(promotion.registry.calls.made()).noneMatch(call -> call.startsWith("steer"));
    }
  }

  @Test
  void passesOnTheObjectionOfTheRegistryToASteering() {
    promotion.answer(FIRST);
    promotion.registry.calls.failForGood("steer HOLD", FailureCode.INVALID);
    try (TestLoop _ = promotion.approved()) {
      assertThat(promotion.objection(Steering.Kind.HOLD, 1)).isEqualTo("told to fail");
      assertThat(promotion.status().state()).isEqualTo(PromotionState.ROLLING);
    }
  }
}
