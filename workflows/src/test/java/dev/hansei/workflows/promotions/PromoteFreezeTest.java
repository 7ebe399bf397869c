package dev.hansei.workflows.promotions;

import static dev.hansei.workflows.promotions.RunningPromotion.waitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.workflows.TestLoop;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What {@link Promote} does while a freeze holds its steps. */
@Timeout(120)
class PromoteFreezeTest {
  private static final StepAnswer FIRST = new StepAnswer.Stepped(1, 100);
  private static final StepAnswer FINISHED = new StepAnswer.Finished(8);

  private final RunningPromotion promotion = new RunningPromotion(RolloutInputs.planned());

  @Test
  void sleepsUntilAFreezeEndsAndAsksAgain() {
    try (TestLoop loop = promotion.started()) {
      Instant until = Instant.ofEpochMilli(loop.now()).plus(Duration.ofMinutes(30));
      promotion.answer(new StepAnswer.Frozen(until), FIRST, FINISHED);
      promotion.approve();
      assertThat(promotion.status().state()).isEqualTo(PromotionState.FROZEN);
      assertThat(promotion.objection(Steering.Kind.SKIP, 1)).contains("no step has begun");
      loop.sleep(Duration.ofMinutes(31));
      waitUntil(() -> promotion.status().state() == PromotionState.ROLLING);
      assertThat(promotion.registry.calls.count("begin"))
          .as("the first step had not begun")
          .isEqualTo(2);
      promotion.tell();
      assertThat(promotion.ended().state()).isEqualTo(PromotionState.PROMOTED);
      loop.keepHistory(promotion.id(), "frozen.json");
    }
  }

  @Test
  void looksEachHourThroughAFreezeOfWeeks() {
    try (TestLoop loop = promotion.started()) {
      Instant until = Instant.ofEpochMilli(loop.now()).plus(Duration.ofDays(20));
      promotion.answer(new StepAnswer.Frozen(until), new StepAnswer.RolledBack("rolled back"));
      promotion.approve();
      loop.sleep(Duration.ofMinutes(61));
      assertThat(promotion.ended().state()).isEqualTo(PromotionState.ROLLED_BACK);
    }
  }

  @Test
  void expiresWhenAFreezeOutlastsItsPatience() {
    try (TestLoop loop = promotion.started()) {
      Instant until = Instant.ofEpochMilli(loop.now()).plus(Duration.ofDays(20));
      promotion.answer(new StepAnswer.Frozen(until), new StepAnswer.Expired());
      promotion.approve();
      loop.sleep(Duration.ofMinutes(61));
      assertThat(promotion.ended().state()).isEqualTo(PromotionState.EXPIRED);
      loop.keepHistory(promotion.id(), "expired-in-a-freeze.json");
    }
  }
}
