package dev.hansei.infra.registry.promotions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hansei.infra.registry.RegistryTest;
import dev.hansei.infra.registry.TestRegistry;
import dev.hansei.workflows.promotions.CanaryStep;
import dev.hansei.workflows.promotions.Decision.Kind;
import dev.hansei.workflows.promotions.LiveMetric;
import dev.hansei.workflows.promotions.PromoteInput;
import dev.hansei.workflows.promotions.PromotionActivities.Opened;
import dev.hansei.workflows.promotions.ReleasePlan;
import dev.hansei.workflows.promotions.ReleaseRules;
import dev.hansei.workflows.promotions.StepAnswer;
import dev.hansei.workflows.promotions.StepToBegin;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Whoever asks, a campaign too, asks by the project's rules. */
class PlanRulesIT {
  private static final CanaryStep FIRST = new CanaryStep(100, 400, 4);

  @RegistryTest
  void laysQuorumAndPlanOnARequestThatBringsNone(TestRegistry registry) {
    var loop = new PromotionFixture(registry);
    loop.move(loop.approved(loop.version("live")), 0);
    write(registry, loop, false);
    var asked = loop.request(loop.version("candidate"));
    var promotions = registry.get(Promotions.class);

    Opened opened = promotions.open(asked);

    assertThat(opened.plan()).contains(plan(3, List.of(FIRST)));
    write(registry, loop, true);
    assertThat(promotions.open(asked)).as("again, under other rules").isEqualTo(opened);
    loop.pass(asked);
    loop.decide(asked, "a", loop.manager(0), Kind.APPROVE);
    loop.decide(asked, "b", loop.manager(1), Kind.APPROVE);
    assertThatThrownBy(() -> begin(registry, asked)).hasMessageContaining("not approved");
    assertThatThrownBy(() -> loop.move(asked, 1)).hasMessageContaining("not approved");
    loop.decide(asked, "c", loop.manager(2), Kind.APPROVE);
    assertThat(begin(registry, asked)).isEqualTo(new StepAnswer.Stepped(1, FIRST.share()));
  }

  @RegistryTest
  void refusesAWeakerPlanUnlessTheRulesAllowIt(TestRegistry registry) {
    var loop = new PromotionFixture(registry);
    loop.move(loop.approved(loop.version("live")), 0);
    write(registry, loop, false);
    var promotions = registry.get(Promotions.class);
    var asked = loop.request(loop.version("candidate"));
    var atOnce = asked.planned(Optional.of(plan(3, List.of())));

    assertThatThrownBy(() -> promotions.check(atOnce)).hasMessageContaining("400 outcomes before");
    assertThatThrownBy(() -> promotions.open(atOnce)).hasMessageContaining("400 outcomes before");
    write(registry, loop, true);
    assertThat(promotions.open(atOnce).plan()).contains(plan(3, List.of()));
    var byTwo = asked.planned(Optional.of(plan(2, List.of(FIRST))));
    assertThatThrownBy(() -> promotions.check(byTwo)).hasMessageContaining("ask for 3 approvals");
  }

  private static void write(TestRegistry registry, PromotionFixture loop, boolean weakerPlans) {
    var rules =
        new ReleaseRules(
            new ReleaseRules.Quorum(1, 1, 3),
            List.of(),
            List.of(),
            Optional.of(plan(3, List.of(FIRST))),
            Optional.of(weakerPlans));
    registry.get(Rulebook.class).save(loop.project(), rules, loop.requester());
  }

  private static ReleasePlan plan(int approvals, List<CanaryStep> steps) {
    var thumbs =
        new LiveMetric("thumbs", LiveMetric.Direction.HIGHER_IS_BETTER, OptionalDouble.empty());
    return new ReleasePlan(
        approvals, steps, List.of(thumbs), ReleasePlan.ALPHA_HARM, 0, Duration.ofDays(7));
  }

  private static StepAnswer begin(TestRegistry registry, PromoteInput input) {
    return registry
        .get(RolloutSteps.class)
        .beginStep(new StepToBegin(input.projectId(), input.promotionId()));
  }
}
