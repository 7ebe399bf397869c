package dev.hansei.infra.registry.promotions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hansei.infra.registry.Audit;
import dev.hansei.infra.registry.AuditCheck;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.RegistryTest;
import dev.hansei.infra.registry.TestRegistry;
import dev.hansei.workflows.promotions.CanaryStep;
import dev.hansei.workflows.promotions.Decision;
import dev.hansei.workflows.promotions.LiveMetric;
import dev.hansei.workflows.promotions.Promotion;
import dev.hansei.workflows.promotions.PromotionId;
import dev.hansei.workflows.promotions.PromotionState;
import dev.hansei.workflows.promotions.ReleasePlan;
import dev.hansei.workflows.promotions.StepToBegin;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** What is live can be taken back, whatever canary came and went, or still runs, beside it. */
class RollBackAfterCanaryIT {
  @RegistryTest
  void whatIsLiveGoesBackAfterACanaryThatWentBack(TestRegistry registry) {
    var loop = new PromotionFixture(registry);
    var first = loop.approved(loop.version("one"));
    loop.move(first, 0);
    var second = loop.approved(loop.version("two"));
    loop.move(second, 1);
    var canary = canary(registry, loop);
    rollBack(registry, loop, canary);
    assertThat(loop.live().orElseThrow().revision()).as("a share came and went").isEqualTo(4);

    rollBack(registry, loop, second.promotionId());

    assertThat(loop.live().orElseThrow().version()).isEqualTo(first.candidate());
    assertThat(state(registry, loop, second.promotionId())).isEqualTo(PromotionState.ROLLED_BACK);
    assertThatThrownBy(() -> rollBack(registry, loop, second.promotionId()))
        .hasMessageContaining("Only a promotion that made its version live");
  }

  @RegistryTest
  void whatIsLiveGoesBackBesideACanaryWhichEndsByIt(TestRegistry registry) {
    var loop = new PromotionFixture(registry);
    var first = loop.approved(loop.version("one"));
    loop.move(first, 0);
    var second = loop.approved(loop.version("two"));
    loop.move(second, 1);
    var canary = canary(registry, loop);

    rollBack(registry, loop, second.promotionId());

    assertThat(loop.live().orElseThrow().version()).isEqualTo(first.candidate());
    assertThat(loop.live().orElseThrow().share()).isEmpty();
    assertThat(state(registry, loop, canary)).isEqualTo(PromotionState.OVERTAKEN);
    assertThat(registry.get(Audit.class).verify(loop.project()))
        .isInstanceOf(AuditCheck.Whole.class);
    assertThat(
            registry
                .get(Promotions.class)
                .page(loop.project(), Optional.empty(), PageRequest.first())
                .items())
        .extracting(Promotion::state)
        .containsExactly(
            PromotionState.OVERTAKEN, PromotionState.ROLLED_BACK, PromotionState.PROMOTED);
  }

  /** A rollout whose first step runs. */
  private static PromotionId canary(TestRegistry registry, PromotionFixture loop) {
    var thumbs =
        new LiveMetric("thumbs", LiveMetric.Direction.HIGHER_IS_BETTER, OptionalDouble.empty());
    var plan =
        new ReleasePlan(
            2,
            List.of(new CanaryStep(100, 40, 1)),
            List.of(thumbs),
            ReleasePlan.ALPHA_HARM,
            0,
            Duration.ofDays(1));
    var input = loop.request(loop.version("three")).planned(Optional.of(plan));
    registry.get(Promotions.class).open(input);
    loop.pass(input);
    loop.decide(input, "a", loop.manager(0), Decision.Kind.APPROVE);
    loop.decide(input, "b", loop.manager(1), Decision.Kind.APPROVE);
    registry
        .get(RolloutSteps.class)
        .beginStep(new StepToBegin(loop.project(), input.promotionId()));
    return input.promotionId();
  }

  private static PromotionState state(
      TestRegistry registry, PromotionFixture loop, PromotionId promotion) {
    return registry.get(Promotions.class).require(loop.project(), promotion).state();
  }

  private static void rollBack(TestRegistry registry, PromotionFixture loop, PromotionId id) {
    registry
        .get(PromotionMoves.class)
        .rollBack(loop.project(), id, loop.manager(2), "It is worse.");
  }
}
