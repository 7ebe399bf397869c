package dev.hansei.infra.registry.promotions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.infra.registry.InParallel;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.RegistryTest;
import dev.hansei.infra.registry.TestRegistry;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.promotions.CanaryStep;
import dev.hansei.workflows.promotions.Decision.Kind;
import dev.hansei.workflows.promotions.Delegation;
import dev.hansei.workflows.promotions.FreezeWindow;
import dev.hansei.workflows.promotions.LiveMetric;
import dev.hansei.workflows.promotions.PromotionId;
import dev.hansei.workflows.promotions.PromotionState;
import dev.hansei.workflows.promotions.ReleasePlan;
import dev.hansei.workflows.promotions.ReleaseRules;
import dev.hansei.workflows.prompts.Stage;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

class ReleaseRulesIT {
  private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

  @RegistryTest
  void twoWhoChangeOneThingEachAtTheSameMomentChangeBoth(TestRegistry registry) throws Exception {
    var loop = new PromotionFixture(registry);
    var book = registry.get(Rulebook.class);
    var approvers = List.of(loop.manager(0), loop.manager(1), loop.manager(2));
    InParallel.run(
        2,
        n ->
            book.save(
                loop.project(),
                before ->
                    n == 0
                        ? new ReleaseRules(
                            before.quorum(), approvers, before.freezes(), before.plan())
                        : new ReleaseRules(
                            new ReleaseRules.Quorum(1, 1, 3),
                            before.approvers(),
                            before.freezes(),
                            before.plan()),
                loop.requester()));
    var rules = book.current(loop.project());
    assertThat(rules.approvers()).hasSize(3);
    assertThat(rules.quorum().production()).isEqualTo(3);
  }

  @RegistryTest
  void keepsEachDocumentUnderItsNumberAndGivesItBackWhole(TestRegistry registry) {
    var loop = new PromotionFixture(registry);
    var book = registry.get(Rulebook.class);
    assertThat(book.newest(loop.project())).isEmpty();
    assertThat(book.current(loop.project())).isEqualTo(ReleaseRules.USUAL);
    var rules =
        new ReleaseRules(
            new ReleaseRules.Quorum(1, 1, 2),
            List.of(loop.manager(0), loop.manager(1)),
            List.of(always(), weekend()),
            Optional.of(plan()));

    assertThat(book.save(loop.project(), rules, loop.requester()).number()).isEqualTo(1);
    assertThat(book.save(loop.project(), rules, loop.manager(0)).number()).as("same").isEqualTo(1);
    assertThat(book.current(loop.project())).isEqualTo(rules);
    book.save(loop.project(), ReleaseRules.USUAL, loop.requester());
    assertThat(book.save(loop.project(), rules, loop.requester()).number()).isEqualTo(3);
    assertThat(book.page(loop.project(), PageRequest.first()).items())
        .extracting(RulesVersion::number)
        .containsExactly(3, 2, 1);
  }

  @RegistryTest
  void numbersThoseOfTheSameMomentOneAfterAnother(TestRegistry registry) throws Exception {
    var loop = new PromotionFixture(registry);
    var book = registry.get(Rulebook.class);
    var numbers =
        InParallel.run(
            8,
            n -> {
              var quorum = new ReleaseRules.Quorum(1, 1, n + 1);
              var rules = new ReleaseRules(quorum, List.of(), List.of(), Optional.empty());
              return book.save(loop.project(), rules, loop.requester()).number();
            });
    assertThat(numbers).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8);
  }

  @RegistryTest
  void refusesPeopleWithoutTheRoleAndQuorumsThatNobodyReaches(TestRegistry registry) {
    var loop = new PromotionFixture(registry);
    assertThat(code(() -> name(registry, loop, 1, loop.requester())))
        .isEqualTo("approver-without-role");
    assertThat(code(() -> name(registry, loop, 2, loop.manager(0)))).isEqualTo("quorum-too-large");
  }

  @RegistryTest
  void lastApprovalOfAPlanlessPromotionWaitsForTheEndOfAFreeze(TestRegistry registry) {
    var loop = new PromotionFixture(registry);
    var input = loop.opened(loop.version("one"));
    loop.pass(input);
    freeze(registry, loop, List.of(always()));

    loop.decide(input, "a", loop.manager(0), Kind.APPROVE);
    assertThat(code(() -> loop.decide(input, "b", loop.manager(1), Kind.APPROVE)))
        .isEqualTo("decision-refused");
    freeze(registry, loop, List.of());
    loop.decide(input, "b", loop.manager(1), Kind.APPROVE);
    freeze(registry, loop, List.of(always()));
    assertThat(loop.move(input, 0)).isEqualTo(PromotionState.PROMOTED);
    assertThat(frozen(registry, loop, Stage.PRODUCTION)).isTrue();
    assertThat(frozen(registry, loop, Stage.TEAM)).isFalse();
  }

  @RegistryTest
  void freezesNoRollback(TestRegistry registry) {
    var loop = new PromotionFixture(registry);
    var first = loop.approved(loop.version("one"));
    loop.move(first, 0);
    var second = loop.approved(loop.version("two"));
    loop.move(second, 1);
    freeze(registry, loop, List.of(always()));

    registry
        .get(PromotionMoves.class)
        .rollBack(loop.project(), second.promotionId(), loop.manager(0), "It is worse.");
    assertThat(loop.live().orElseThrow().version()).isEqualTo(first.candidate());
  }

  @RegistryTest
  void onlyThoseWhoAreNamedApproveOrTheirDelegates(TestRegistry registry) {
    var loop = new PromotionFixture(registry);
    var input = loop.opened(loop.version("one"));
    loop.pass(input);
    var rules =
        new ReleaseRules(
            ReleaseRules.Quorum.USUAL,
            List.of(loop.manager(0), loop.manager(1)),
            List.of(),
            Optional.empty());
    registry.get(Rulebook.class).save(loop.project(), rules, loop.requester());
    var delegations = registry.get(Delegations.class);

    assertThat(code(() -> loop.decide(input, "c", loop.manager(2), Kind.APPROVE)))
        .as("not named")
        .isEqualTo("decision-refused");
    var delegation = new Delegation(loop.manager(0), loop.manager(2));
    delegations.add(loop.project(), input.promotionId(), delegation);
    delegations.add(loop.project(), input.promotionId(), delegation);
    assertThat(delegations.of(loop.project(), input.promotionId())).containsExactly(delegation);
    loop.decide(input, "c", loop.manager(2), Kind.APPROVE);
    assertThat(code(() -> loop.decide(input, "a", loop.manager(0), Kind.APPROVE)))
        .as("neither counts twice")
        .isEqualTo("decision-refused");
    loop.decide(input, "b", loop.manager(1), Kind.APPROVE);
    assertThat(loop.move(input, 0)).isEqualTo(PromotionState.PROMOTED);
  }

  @RegistryTest
  void refusesDelegationsToAndByThoseWhoMayNot(TestRegistry registry) {
    var loop = new PromotionFixture(registry);
    var input = loop.opened(loop.version("one"));
    assertThat(delegate(registry, loop, input.promotionId(), loop.manager(0), loop.manager(1)))
        .as("still being checked")
        .isEqualTo("delegation-refused");
    loop.pass(input);
    assertThat(delegate(registry, loop, input.promotionId(), loop.manager(0), loop.requester()))
        .isEqualTo("role-missing");
    assertThat(delegate(registry, loop, input.promotionId(), loop.requester(), loop.manager(0)))
        .isEqualTo("role-missing");
    loop.decide(input, "a", loop.manager(0), Kind.APPROVE);
    assertThat(delegate(registry, loop, input.promotionId(), loop.manager(0), loop.manager(1)))
        .as("has approved")
        .isEqualTo("delegation-refused");
    assertThat(delegate(registry, loop, input.promotionId(), loop.manager(1), loop.manager(0)))
        .as("to one who has approved")
        .isEqualTo("delegation-refused");
  }

  private static String delegate(
      TestRegistry registry,
      PromotionFixture loop,
      PromotionId promotion,
      PersonId from,
      PersonId to) {
    return code(() ->
        registry.get(Delegations.class).add(loop.project(), promotion, new Delegation(from, to)));
  }

  private static void name(
      TestRegistry registry, PromotionFixture loop, int quorum, PersonId approver) {
    var rules =
        new ReleaseRules(
            new ReleaseRules.Quorum(1, 1, quorum), List.of(approver), List.of(), Optional.empty());
    registry.get(Rulebook.class).save(loop.project(), rules, loop.requester());
  }

  private static void freeze(
      TestRegistry registry, PromotionFixture loop, List<FreezeWindow> freezes) {
    var rules = new ReleaseRules(ReleaseRules.Quorum.USUAL, List.of(), freezes, Optional.empty());
    registry.get(Rulebook.class).save(loop.project(), rules, loop.requester());
  }

  private static boolean frozen(TestRegistry registry, PromotionFixture loop, Stage stage) {
    Instant now = Instant.parse("2026-11-30T00:00:00Z");
    return registry.get(FreezeRule.class).frozenUntil(loop.project(), stage, now).isPresent();
  }

  private static FreezeWindow always() {
    return new FreezeWindow.Once(
        "for years",
        TOKYO,
        LocalDateTime.parse("2020-01-01T00:00"),
        LocalDateTime.parse("2120-01-01T00:00"));
  }

  private static FreezeWindow weekend() {
    return new FreezeWindow.Weekly(
        "weekend",
        TOKYO,
        DayOfWeek.FRIDAY,
        LocalTime.of(16, 0),
        DayOfWeek.MONDAY,
        LocalTime.of(8, 0));
  }

  private static ReleasePlan plan() {
    var thumbs =
        new LiveMetric("thumbs", LiveMetric.Direction.HIGHER_IS_BETTER, OptionalDouble.of(0.5));
    return new ReleasePlan(
        2,
        List.of(new CanaryStep(100, 400, 4), new CanaryStep(1_000, 1_600, 4)),
        List.of(thumbs),
        ReleasePlan.ALPHA_HARM,
        0.02,
        Duration.ofDays(7));
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
