package dev.hansei.infra.registry.promotions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.infra.registry.Audit;
import dev.hansei.infra.registry.AuditCheck;
import dev.hansei.infra.registry.InParallel;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.RegistryTest;
import dev.hansei.infra.registry.TestRegistry;
import dev.hansei.workflows.promotions.CanaryStep;
import dev.hansei.workflows.promotions.Decision.Kind;
import dev.hansei.workflows.promotions.FreezeWindow;
import dev.hansei.workflows.promotions.LiveMetric;
import dev.hansei.workflows.promotions.PromoteInput;
import dev.hansei.workflows.promotions.PromotionState;
import dev.hansei.workflows.promotions.ReleasePlan;
import dev.hansei.workflows.promotions.ReleaseRules;
import dev.hansei.workflows.promotions.StepAnswer;
import dev.hansei.workflows.promotions.StepMove;
import dev.hansei.workflows.promotions.StepToBegin;
import dev.hansei.workflows.prompts.Stage;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Rollouts under the project's rules, and under many hands at once. */
class PromotionsRolloutIT {
  private static final CanaryStep FIRST = new CanaryStep(100, 40, 1);
  private static final CanaryStep SECOND = new CanaryStep(1_000, 40, 1);
  private static final CanaryStep THIRD = new CanaryStep(5_000, 40, 1);

  @RegistryTest
  void goesOneStepHoweverOftenAStepIsSkippedAtOnce(TestRegistry registry) throws Exception {
    var rollout = new RolloutFixture(registry, FIRST, SECOND, THIRD);
    var steps = registry.get(RolloutSteps.class);
    rollout.begin();
    long before = rollout.pointer().revision();

    var answers =
        InParallel.run(
            20,
            n ->
                switch (n % 3) {
                  case 0 -> steps.skip(rollout.steering(1));
                  case 1 -> rollout.next(1);
                  default -> steps.resume(rollout.steering(1));
                });

    assertThat(answers).contains(new StepAnswer.Stepped(2, SECOND.share()));
    assertThat(rollout.pointer().revision()).isEqualTo(before + 1);
    assertThat(rollout.pointer().share().orElseThrow().share()).isEqualTo(SECOND.share());
    assertThat(steps.skip(rollout.steering(1)))
        .as("the same again")
        .isEqualTo(new StepAnswer.Stepped(2, SECOND.share()));
    assertThat(registry.get(Audit.class).verify(rollout.project()))
        .isInstanceOf(AuditCheck.Whole.class);
  }

  @RegistryTest
  void endsInOneWayWhenItIsRolledBackAndSkippedAtOnce(TestRegistry registry) throws Exception {
    var rollout = new RolloutFixture(registry, FIRST);
    rollout.begin();

    var codes =
        InParallel.run(
            12,
            n ->
                code(() -> {
                  if (n % 2 == 0) {
                    registry.get(RolloutSteps.class).skip(rollout.steering(1));
                  } else {
                    rollBack(registry, rollout, n % 3);
                  }
                }));

    var state = rollout.promotion().state();
    assertThat(codes).contains("");
    assertThat(state).isIn(PromotionState.PROMOTED, PromotionState.ROLLED_BACK);
    assertThat(rollout.pointer().share()).isEmpty();
    assertThat(rollout.pointer().version())
        .isEqualTo(
            state == PromotionState.PROMOTED
                ? rollout.candidate().id()
                : rollout.liveVersion().id());
  }

  @RegistryTest
  void isOvertakenWhenTheGlassIsBroken(TestRegistry registry) {
    var rollout = new RolloutFixture(registry, FIRST, SECOND);
    rollout.begin();
    var mends = rollout.loop().version("mends it");
    var order =
        new BreakGlass.Order(
            mends.promptId(), mends.id(), Stage.PRODUCTION, "Both versions send people astray.");

    registry.get(BreakGlass.class).move(rollout.project(), order, rollout.loop().manager(2));

    assertThat(rollout.pointer().version()).isEqualTo(mends.id());
    assertThat(rollout.pointer().share()).as("nobody gets the candidate any more").isEmpty();
    assertThat(rollout.promotion().state()).isEqualTo(PromotionState.OVERTAKEN);
    assertThat(rollout.next(1)).isEqualTo(new StepAnswer.Overtaken());
    rollout.fold();
    assertThat(rollout.promotion().state()).isEqualTo(PromotionState.OVERTAKEN);
    assertThat(code(() -> rollBack(registry, rollout, 0))).isEqualTo("not-promoted");
  }

  @RegistryTest
  void takesNoStepForwardInAFreezeButGoesBack(TestRegistry registry) {
    var rollout = new RolloutFixture(registry, FIRST, SECOND);
    rollout.begin();
    freeze(registry, rollout.loop(), true);
    var steps = registry.get(RolloutSteps.class);

    assertThat(steps.skip(rollout.steering(1))).isInstanceOf(StepAnswer.Frozen.class);
    assertThat(steps.hold(rollout.steering(1))).isInstanceOf(StepAnswer.Held.class);
    assertThat(rollout.pointer().share().orElseThrow().share()).isEqualTo(FIRST.share());
    rollBack(registry, rollout, 0);
    assertThat(rollout.promotion().state()).isEqualTo(PromotionState.ROLLED_BACK);
    assertThat(rollout.pointer().share()).isEmpty();
  }

  @RegistryTest
  void isNotMovedAtOnceWhereItsPlanHasSteps(TestRegistry registry) {
    var loop = new PromotionFixture(registry);
    loop.move(loop.approved(loop.version("one")), 0);
    var input = loop.request(loop.version("two")).planned(Optional.of(plan(2, List.of(FIRST))));
    registry.get(Promotions.class).open(input);
    loop.pass(input);
    loop.decide(input, "a", loop.manager(0), Kind.APPROVE);
    loop.decide(input, "b", loop.manager(1), Kind.APPROVE);

    assertThat(code(() -> loop.move(input, 1))).isEqualTo("has-steps");
    assertThat(loop.live().orElseThrow().version()).isNotEqualTo(input.candidate());
  }

  @RegistryTest
  void takesAsManyApprovalsAsItsPlanSaysAndBeginsAfterAFreeze(TestRegistry registry) {
    var loop = new PromotionFixture(registry);
    var input = atOnce(registry, loop, 3);
    loop.pass(input);
    loop.decide(input, "a", loop.manager(0), Kind.APPROVE);
    loop.decide(input, "b", loop.manager(1), Kind.APPROVE);
    assertThat(code(() -> begin(registry, input))).isEqualTo("not-approved");
    freeze(registry, loop, true);
    loop.decide(input, "c", loop.manager(2), Kind.APPROVE);

    assertThat(begin(registry, input)).isInstanceOf(StepAnswer.Frozen.class);
    assertThat(state(registry, input)).isEqualTo(PromotionState.FROZEN);
    assertThat(loop.live()).isEmpty();
    freeze(registry, loop, false);
    assertThat(begin(registry, input)).isEqualTo(new StepAnswer.Finished(1));
    assertThat(begin(registry, input)).as("again").isEqualTo(new StepAnswer.Finished(1));
    assertThat(state(registry, input)).isEqualTo(PromotionState.PROMOTED);
    assertThat(loop.live().orElseThrow().version()).isEqualTo(input.candidate());
  }

  @RegistryTest
  void refusesACanaryWhereNothingIsLiveAndASecondRollout(TestRegistry registry) {
    var loop = new PromotionFixture(registry);
    var first = loop.request(loop.version("one")).planned(Optional.of(plan(2, List.of(FIRST))));
    assertThat(code(() -> registry.get(Promotions.class).check(first)))
        .isEqualTo("no-canary-without-live");
    var rollout = new RolloutFixture(registry, FIRST);
    rollout.begin();
    var second = rollout.loop().request(rollout.loop().version("another"));
    assertThat(code(() -> registry.get(Promotions.class).check(second)))
        .isEqualTo("rollout-running");
    assertThat(
            code(() ->
                registry
                    .get(RolloutSteps.class)
                    .nextStep(new StepMove(rollout.project(), rollout.id(), 1))))
        .isEmpty();
  }

  private static PromoteInput atOnce(TestRegistry registry, PromotionFixture loop, int approvals) {
    var input = loop.request(loop.version("one")).planned(Optional.of(plan(approvals, List.of())));
    registry.get(Promotions.class).open(input);
    return input;
  }

  private static ReleasePlan plan(int approvals, List<CanaryStep> steps) {
    var metrics =
        steps.isEmpty()
            ? List.<LiveMetric>of()
            : List.of(
                new LiveMetric(
                    "thumbs", LiveMetric.Direction.HIGHER_IS_BETTER, OptionalDouble.empty()));
    return new ReleasePlan(
        approvals, steps, metrics, ReleasePlan.ALPHA_HARM, 0, Duration.ofDays(1));
  }

  private static StepAnswer begin(TestRegistry registry, PromoteInput input) {
    return registry
        .get(RolloutSteps.class)
        .beginStep(new StepToBegin(input.projectId(), input.promotionId()));
  }

  private static PromotionState state(TestRegistry registry, PromoteInput input) {
    return registry.get(Promotions.class).require(input.projectId(), input.promotionId()).state();
  }

  private static void rollBack(TestRegistry registry, RolloutFixture rollout, int manager) {
    registry
        .get(PromotionMoves.class)
        .rollBack(rollout.project(), rollout.id(), rollout.loop().manager(manager), "It is worse.");
  }

  private static void freeze(TestRegistry registry, PromotionFixture loop, boolean frozen) {
    var forYears =
        new FreezeWindow.Once(
            "for years",
            ZoneId.of("Asia/Tokyo"),
            LocalDateTime.parse("2020-01-01T00:00"),
            LocalDateTime.parse("2120-01-01T00:00"));
    var rules =
        new ReleaseRules(
            ReleaseRules.Quorum.USUAL,
            List.of(),
            frozen ? List.of(forYears) : List.of(),
            Optional.empty());
    registry.get(Rulebook.class).save(loop.project(), rules, loop.requester());
  }

  /** The code of the refusal, or nothing. */
  private static String code(Runnable work) {
    try {
      work.run();
      return "";
    } catch (RegistryException e) {
      return e.code();
    }
  }
}
