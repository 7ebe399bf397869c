package dev.hansei.infra.registry.promotions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hansei.infra.registry.Audit;
import dev.hansei.infra.registry.AuditCheck;
import dev.hansei.infra.registry.InParallel;
import dev.hansei.infra.registry.LoopFixture;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.RegistryTest;
import dev.hansei.infra.registry.TestRegistry;
import dev.hansei.infra.registry.projects.People;
import dev.hansei.infra.registry.prompts.StagePointers;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.promotions.Decision;
import dev.hansei.workflows.promotions.PromoteInput;
import dev.hansei.workflows.promotions.PromotionActivities.Closing;
import dev.hansei.workflows.promotions.PromotionState;
import dev.hansei.workflows.prompts.Stage;
import dev.hansei.workflows.prompts.StagePointer;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

class PromotionsIT {
  @RegistryTest
  void movesThePointerAfterTwoApprovalsByOthers(TestRegistry registry) {
    var loop = new PromotionFixture(registry);
    var input = loop.request(loop.version("one"));
    var opened = registry.get(Promotions.class).open(input);
    assertThat(registry.get(Promotions.class).open(input)).as("again").isEqualTo(opened);
    assertThat(opened.revision()).isZero();
    loop.pass(input);

    loop.decide(input, "a", loop.manager(0), Decision.Kind.APPROVE);
    assertThat(code(() -> loop.move(input, 0))).isEqualTo("not-approved");
    loop.decide(input, "b", loop.manager(1), Decision.Kind.APPROVE);

    assertThat(loop.move(input, 0)).isEqualTo(PromotionState.PROMOTED);
    assertThat(loop.move(input, 0)).as("again").isEqualTo(PromotionState.PROMOTED);
    assertThat(loop.live().orElseThrow().version()).isEqualTo(input.candidate());
    var kept = registry.get(Promotions.class).require(loop.project(), input.promotionId());
    assertThat(kept.state()).isEqualTo(PromotionState.PROMOTED);
    assertThat(kept.decisions()).hasSize(2);
    assertThat(registry.get(Audit.class).verify(loop.project()))
        .isInstanceOf(AuditCheck.Whole.class);
  }

  @RegistryTest
  void countsADecisionOnceAndAPersonOnce(TestRegistry registry) throws Exception {
    var loop = new PromotionFixture(registry);
    var input = loop.opened(loop.version("one"));
    loop.pass(input);
    for (int round = 0; round < 2; round++) {
      var manager = loop.manager(round);
      // Half of them repeat one decision, half bring decisions of their own of the same person.
      var codes =
          InParallel.run(
              20,
              thread ->
                  code(() ->
                      loop.decide(
                          input,
                          manager + (thread % 2 == 0 ? "" : "-" + thread),
                          manager,
                          Decision.Kind.APPROVE)));
      assertThat(codes).containsOnly("", "decision-refused").contains("");
    }

    var kept = registry.get(Promotions.class).require(loop.project(), input.promotionId());
    assertThat(kept.decisions()).hasSize(2);
    assertThat(loop.move(input, 0)).isEqualTo(PromotionState.PROMOTED);
  }

  @RegistryTest
  void refusesAuthorsRequestersAndPeopleWithoutTheRole(TestRegistry registry) {
    var loop = new PromotionFixture(registry);
    var input = loop.opened(loop.version("one"));
    assertThat(code(() -> loop.decide(input, "a", loop.manager(0), Decision.Kind.APPROVE)))
        .as("not checked yet")
        .isEqualTo("decision-refused");
    loop.pass(input);
    var people = registry.get(People.class);
    people.giveRole(loop.project(), loop.author(), Role.RELEASE_MANAGER, LoopFixture.SYSTEM);
    people.giveRole(loop.project(), loop.requester(), Role.RELEASE_MANAGER, LoopFixture.SYSTEM);

    assertThat(code(() -> loop.decide(input, "a", loop.author(), Decision.Kind.APPROVE)))
        .isEqualTo("decision-refused");
    assertThat(code(() -> loop.decide(input, "b", loop.requester(), Decision.Kind.APPROVE)))
        .isEqualTo("decision-refused");
    assertThat(code(() -> loop.decide(input, "c", registry.newPerson(), Decision.Kind.APPROVE)))
        .isEqualTo("role-missing");
    people.takeRole(loop.project(), loop.manager(0), Role.RELEASE_MANAGER, LoopFixture.SYSTEM);
    assertThat(code(() -> loop.decide(input, "d", loop.manager(0), Decision.Kind.APPROVE)))
        .as("the role was taken meanwhile")
        .isEqualTo("role-missing");
  }

  @RegistryTest
  void whoWroteAPinnedPartialMayNotApprove(TestRegistry registry) {
    var loop = new PromotionFixture(registry);
    var input = loop.request(loop.pinningOneBy(loop.manager(0)));
    assertThat(registry.get(Promotions.class).open(input).authors())
        .containsExactlyInAnyOrder(loop.author(), loop.manager(0), loop.requester());
    loop.pass(input);
    assertThat(code(() -> loop.decide(input, "a", loop.manager(0), Decision.Kind.APPROVE)))
        .isEqualTo("decision-refused");
    loop.decide(input, "b", loop.manager(1), Decision.Kind.APPROVE);
    loop.decide(input, "c", loop.manager(2), Decision.Kind.APPROVE);
    assertThat(loop.move(input, 0)).isEqualTo(PromotionState.PROMOTED);
  }

  @RegistryTest
  void letsOneOfManyRacingPromotionsMove(TestRegistry registry) throws Exception {
    var loop = new PromotionFixture(registry);
    for (int round = 0; round < 3; round++) {
      int number = round;
      long revision = loop.live().map(StagePointer::revision).orElse(0L);
      var inputs =
          IntStream.range(0, 20)
              .mapToObj(n -> loop.approved(loop.version("round " + number + " of " + n)))
              .toList();

      var states = InParallel.run(20, n -> loop.move(inputs.get(n), revision));

      assertThat(states).containsOnlyOnce(PromotionState.PROMOTED);
      assertThat(states).filteredOn(state -> state == PromotionState.OVERTAKEN).hasSize(19);
      var winner = inputs.get(states.indexOf(PromotionState.PROMOTED));
      var live = loop.live().orElseThrow();
      assertThat(live.version()).isEqualTo(winner.candidate());
      assertThat(live.revision()).isEqualTo(revision + 1);
    }
  }

  @RegistryTest
  void rollsBackOnceToWhatWasLiveBefore(TestRegistry registry) throws Exception {
    var loop = new PromotionFixture(registry);
    var moves = registry.get(PromotionMoves.class);
    var first = loop.approved(loop.version("one"));
    loop.move(first, 0);
    var second = loop.approved(loop.version("two"));
    loop.move(second, 1);

    assertThat(code(() -> moves.rollBack(loop.project(), second.promotionId(), loop.author(), "x")))
        .isEqualTo("role-missing");
    var codes =
        InParallel.run(
            20,
            n ->
                code(() ->
                    moves.rollBack(
                        loop.project(),
                        second.promotionId(),
                        loop.manager(n % 2),
                        "It is worse.")));

    assertThat(codes).containsOnlyOnce("");
    assertThat(codes).filteredOn("not-promoted"::equals).hasSize(19);
    var live = loop.live().orElseThrow();
    assertThat(live.version()).isEqualTo(first.candidate());
    assertThat(live.revision()).isEqualTo(3);
    assertThat(state(registry, loop, second)).isEqualTo(PromotionState.ROLLED_BACK);
    assertThat(state(registry, loop, first)).isEqualTo(PromotionState.PROMOTED);
    assertThat(registry.get(Audit.class).verify(loop.project()))
        .isInstanceOf(AuditCheck.Whole.class);
  }

  @RegistryTest
  void goesBackInTheOrderInWhichItCame(TestRegistry registry) {
    var loop = new PromotionFixture(registry);
    var moves = registry.get(PromotionMoves.class);
    PersonId manager = loop.manager(0);
    var one = loop.version("one");
    loop.move(loop.approved(one), 0);
    var two = loop.version("two");
    var first = loop.approved(two);
    loop.move(first, 1);
    var second = loop.approved(loop.version("three"));
    loop.move(second, 2);
    var third = loop.approved(two);
    loop.move(third, 3);
    assertThat(registry.get(Promotions.class).isMovedPast(loop.project(), first.promotionId()))
        .isTrue();
    assertThat(code(() -> moves.rollBack(loop.project(), first.promotionId(), manager, "x")))
        .isEqualTo("not-live-any-more");
    moves.rollBack(loop.project(), third.promotionId(), manager, "x");
    assertThat(loop.live().orElseThrow().version()).isEqualTo(second.candidate());
    moves.rollBack(loop.project(), second.promotionId(), manager, "x");
    moves.rollBack(loop.project(), first.promotionId(), manager, "x");
    assertThat(loop.live().orElseThrow().version()).isEqualTo(one.id());
  }

  @RegistryTest
  void saysWhyItCannotRollBack(TestRegistry registry) {
    var loop = new PromotionFixture(registry);
    var moves = registry.get(PromotionMoves.class);
    var first = loop.approved(loop.version("one"));
    PersonId manager = loop.manager(0);
    assertThat(code(() -> moves.rollBack(loop.project(), first.promotionId(), manager, "x")))
        .isEqualTo("not-promoted");
    loop.move(first, 0);
    assertThat(code(() -> moves.rollBack(loop.project(), first.promotionId(), manager, "x")))
        .isEqualTo("nothing-to-go-back-to");
    var second = loop.approved(loop.version("two"));
    loop.move(second, 1);
    var third = loop.approved(loop.version("three"));
    loop.move(third, 2);
    assertThat(code(() -> moves.rollBack(loop.project(), second.promotionId(), manager, "x")))
        .isEqualTo("not-live-any-more");
    assertThat(code(() -> moves.rollBack(loop.project(), third.promotionId(), manager, " ")))
        .isEqualTo("reason-missing");
    assertThat(loop.live().orElseThrow().version()).isEqualTo(third.candidate());
  }

  @RegistryTest
  void closesOnceAndListsByState(TestRegistry registry) {
    var loop = new PromotionFixture(registry);
    var promotions = registry.get(Promotions.class);
    var refused = loop.opened(loop.version("one"));
    loop.pass(refused);
    loop.decide(refused, "a", loop.manager(0), Decision.Kind.REFUSE);
    promotions.close(new Closing(loop.project(), refused.promotionId(), PromotionState.REFUSED));
    promotions.close(new Closing(loop.project(), refused.promotionId(), PromotionState.EXPIRED));
    var waiting = loop.opened(loop.version("two"));
    loop.pass(waiting);

    assertThat(ids(promotions, loop, PromotionState.REFUSED))
        .isEqualTo(List.of(refused.promotionId()));
    assertThat(ids(promotions, loop, PromotionState.AWAITING_APPROVAL))
        .isEqualTo(List.of(waiting.promotionId()));
    assertThat(promotions.page(loop.project(), Optional.empty(), PageRequest.first()).items())
        .hasSize(2);
    assertThat(loop.live()).isEmpty();
  }

  @RegistryTest
  void neverMovesWhatWasRefusedAfterTwoApprovals(TestRegistry registry) {
    var loop = new PromotionFixture(registry);
    var input = loop.approved(loop.version("one"));
    registry
        .get(Promotions.class)
        .close(new Closing(loop.project(), input.promotionId(), PromotionState.EXPIRED));

    assertThat(loop.move(input, 0)).isEqualTo(PromotionState.EXPIRED);
    assertThat(
            registry
                .get(StagePointers.class)
                .live(loop.project(), input.promptId(), Stage.PRODUCTION))
        .isEmpty();
    assertThatThrownBy(() -> loop.decide(input, "late", loop.manager(2), Decision.Kind.REFUSE))
        .isInstanceOf(RegistryException.class);
  }

  private static List<?> ids(Promotions promotions, PromotionFixture loop, PromotionState state) {
    return promotions.page(loop.project(), Optional.of(state), PageRequest.first()).items().stream()
        .map(promotion -> promotion.id())
        .toList();
  }

  private static PromotionState state(
      TestRegistry registry, PromotionFixture loop, PromoteInput input) {
    return registry.get(Promotions.class).require(loop.project(), input.promotionId()).state();
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
