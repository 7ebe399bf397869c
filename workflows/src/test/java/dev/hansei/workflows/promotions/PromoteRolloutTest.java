package dev.hansei.workflows.promotions;

import static dev.hansei.workflows.promotions.RunningPromotion.ALICE;
import static dev.hansei.workflows.promotions.RunningPromotion.BOB;
import static dev.hansei.workflows.promotions.RunningPromotion.CAROL;
import static dev.hansei.workflows.promotions.RunningPromotion.waitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.workflows.FailureCode;
import dev.hansei.workflows.PayloadSamples;
import dev.hansei.workflows.TestLoop;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What {@link Promote} does with a plan once people have approved. */
@Timeout(120)
class PromoteRolloutTest {
  private static final StepAnswer FIRST = new StepAnswer.Stepped(1, 100);
  private static final StepAnswer SECOND = new StepAnswer.Stepped(2, 1_000);
  private static final StepAnswer FINISHED = new StepAnswer.Finished(8);

  private final RunningPromotion promotion = new RunningPromotion(RolloutInputs.planned());

  @Test
  void goesStepByStepWhenItIsToldAndByItsOwnLook() {
    promotion.answer(FIRST, FIRST, SECOND, FINISHED);
    try (TestLoop loop = promotion.approved()) {
      assertThat(promotion.status().state()).isEqualTo(PromotionState.ROLLING);
      promotion.tell();
      promotion.waitFor("next from 1", 1);
      promotion.tell();
      promotion.waitFor("next from 1", 2);
      loop.sleep(Rollout.LOOK_EVERY.plusMinutes(1));
      assertThat(promotion.ended())
          .isEqualTo(new PromotionStatus(PromotionState.PROMOTED, List.of(ALICE, BOB), 2));
      assertThat(promotion.registry.calls.made())
          .endsWith("begin", "next from 1", "next from 1", "next from 2");
      loop.keepHistory(promotion.id(), "advanced.json");
    }
  }

  @Test
  void lastApproverIsToldOnceTheFirstStepHasBegun() {
    promotion.answer(FIRST);
    try (TestLoop _ = promotion.started()) {
      var _ = promotion.decide(ALICE);
      assertThat(promotion.decide(BOB).state()).isEqualTo(PromotionState.ROLLING);
    }
  }

  @Test
  void endsWhenTheRegistryRolledItBack() {
    promotion.answer(FIRST, new StepAnswer.RolledBack("rolled back"));
    try (TestLoop loop = promotion.approved()) {
      promotion.tell();
      assertThat(promotion.ended().state()).isEqualTo(PromotionState.ROLLED_BACK);
      loop.keepHistory(promotion.id(), "rolled-back.json");
    }
  }

  @Test
  void findsWithinTheHourThatItWasRolledBackBehindItsBack() {
    promotion.answer(FIRST, new StepAnswer.RolledBack("rolled back"));
    try (TestLoop loop = promotion.approved()) {
      loop.sleep(Duration.ofMinutes(61));
      assertThat(promotion.ended().state()).isEqualTo(PromotionState.ROLLED_BACK);
      assertThat(promotion.registry.calls.count("next from 1")).isEqualTo(1);
      loop.keepHistory(promotion.id(), "rolled-back-behind-its-back.json");
    }
  }

  @Test
  void isOvertakenByAMoveThatIsNotItsOwn() {
    promotion.answer(FIRST, new StepAnswer.Overtaken());
    try (TestLoop _ = promotion.approved()) {
      promotion.tell();
      assertThat(promotion.ended().state()).isEqualTo(PromotionState.OVERTAKEN);
    }
  }

  @Test
  void continuesAsNewBeforeItsHistoryIsTooLong() {
    promotion.answer(FIRST);
    try (TestLoop loop = promotion.approved()) {
      String run = loop.running(promotion.id()).describe().getExecution().getRunId();
      waitUntil(() -> {
        loop.sleep(Duration.ofHours(6));
        return !loop.running(promotion.id()).describe().getExecution().getRunId().equals(run);
      });
      assertThat(promotion.decide(BOB).state()).as("as before").isEqualTo(PromotionState.ROLLING);
      long begun = promotion.registry.calls.count("begin");
      promotion.answer(FINISHED);
      promotion.tell();
      assertThat(promotion.ended().approvedBy()).containsExactly(ALICE, BOB);
      assertThat(begun).as("no step begins twice").isEqualTo(1);
      assertThat(promotion.registry.calls.count("open")).isEqualTo(1);
      loop.keepHistory(promotion.id(), "continued-as-new.json");
    }
  }

  @Test
  void goesOnAskingWhenAStepFailsForGood() {
    promotion.answer(FIRST);
    try (TestLoop loop = promotion.approved()) {
      promotion.registry.calls.failForGood("next from 1", FailureCode.INVALID);
      promotion.tell();
      waitUntil(() -> promotion.status().state() == PromotionState.PAUSED);
      loop.sleep(Duration.ofMinutes(61));
      promotion.waitFor("next from 1", 2);
      assertThat(promotion.registry.calls.made()).noneMatch(call -> call.startsWith("close"));
    }
  }

  @Test
  void followsThePlanThatTheRegistryGivesARequestWithoutOne() {
    promotion.registry.plan = Optional.of(RolloutInputs.plan(3));
    promotion.answer(FIRST, FINISHED);
    try (TestLoop loop = promotion.started(PayloadSamples.promoteInput())) {
      promotion.approve();
      assertThat(promotion.status())
          .isEqualTo(new PromotionStatus(PromotionState.AWAITING_APPROVAL, List.of(ALICE, BOB), 3));
      var _ = promotion.decide(CAROL);
      assertThat(promotion.registry.calls.made()).endsWith("begin");
      promotion.tell();
      assertThat(promotion.ended().state()).isEqualTo(PromotionState.PROMOTED);
      loop.keepHistory(promotion.id(), "planned-by-the-rules.json");
    }
  }

  @Test
  void asksAtOnceWhereNewsCameWithItToANewHistory() {
    promotion.answer(FINISHED);
    var carried =
        new RolloutProgress(
            PromotionState.ROLLING,
            2,
            List.of(FakePromotionActivities.AUTHOR),
            List.of(ALICE, BOB),
            List.of("a", "b"),
            Optional.of(true));
    try (TestLoop loop = promotion.begun(promotion.input().carrying(carried))) {
      assertThat(promotion.ended().state()).isEqualTo(PromotionState.PROMOTED);
      assertThat(promotion.registry.calls.made()).containsExactly("next from 2");
      assertThat(loop.client().fetchHistory(promotion.id()).getEvents())
          .extracting(HistoryEvent::getEventType)
          .as("it waits for nothing first")
          .doesNotContain(EventType.EVENT_TYPE_TIMER_FIRED);
    }
  }
}
