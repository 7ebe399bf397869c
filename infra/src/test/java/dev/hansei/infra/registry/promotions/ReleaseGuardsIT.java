package dev.hansei.infra.registry.promotions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.infra.registry.Audit;
import dev.hansei.infra.registry.AuditEntry;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.RegistryTest;
import dev.hansei.infra.registry.Sql;
import dev.hansei.infra.registry.TestRegistry;
import dev.hansei.infra.registry.projects.Event;
import dev.hansei.infra.registry.projects.Events;
import dev.hansei.infra.registry.projects.People;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.promotions.CanaryStep;
import dev.hansei.workflows.promotions.Decision.Kind;
import dev.hansei.workflows.promotions.Delegation;
import dev.hansei.workflows.promotions.EmergencyMove;
import dev.hansei.workflows.promotions.FreezeWindow;
import dev.hansei.workflows.promotions.PromotionState;
import dev.hansei.workflows.promotions.ReleaseRules;
import dev.hansei.workflows.promotions.StepAnswer;
import dev.hansei.workflows.promotions.StepSteering;
import dev.hansei.workflows.prompts.PromptVersion;
import dev.hansei.workflows.prompts.Stage;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Who may do what to a release, what is told of it, and what the chain keeps. */
class ReleaseGuardsIT {
  private static final CanaryStep FIRST = new CanaryStep(100, 40, 1);
  private static final CanaryStep SECOND = new CanaryStep(1_000, 40, 1);
  private static final String REASON = "Both versions send people astray.";

  @RegistryTest
  void authorAndRequesterHoldButNeitherResumeNorSkip(TestRegistry registry) {
    var rollout = new RolloutFixture(registry, FIRST, SECOND);
    var steps = registry.get(RolloutSteps.class);
    rollout.begin();
    for (PersonId own : List.of(rollout.loop().author(), rollout.loop().requester())) {
      role(registry, rollout.project(), own, true);
      var wanted = new StepSteering(rollout.project(), rollout.id(), 1, own, "It is mine.");
      assertThat(code(() -> steps.skip(wanted))).isEqualTo("own-rollout");
      assertThat(steps.hold(wanted)).isInstanceOf(StepAnswer.Held.class);
      assertThat(code(() -> steps.resume(wanted))).isEqualTo("own-rollout");
      assertThat(steps.resume(rollout.steering(1))).isInstanceOf(StepAnswer.Stepped.class);
    }
    assertThat(rollout.pointer().share().orElseThrow().share()).isEqualTo(FIRST.share());
  }

  @RegistryTest
  void resumedInAFreezeItSaysUntilWhen(TestRegistry registry) {
    var rollout = new RolloutFixture(registry, FIRST, SECOND);
    var steps = registry.get(RolloutSteps.class);
    rollout.begin();
    rollout.send(rollout.answers(40, true, true));
    rollout.fold();
    freeze(registry, rollout.loop(), true);
    assertThat(rollout.next(1)).isInstanceOf(StepAnswer.Frozen.class);
    assertThat(rollout.promotion().state()).isEqualTo(PromotionState.FROZEN);

    assertThat(steps.resume(rollout.steering(1))).isInstanceOf(StepAnswer.Frozen.class);
    assertThat(rollout.promotion().state()).isEqualTo(PromotionState.FROZEN);
    freeze(registry, rollout.loop(), false);
    assertThat(steps.resume(rollout.steering(1))).isEqualTo(new StepAnswer.Stepped(1, 100));
    assertThat(rollout.promotion().state()).isEqualTo(PromotionState.ROLLING);
  }

  @RegistryTest
  void whatAFreezeKeepsFromBeginningIsWaitedForNoLongerThanItsApprovals(TestRegistry registry) {
    var rollout = new RolloutFixture(registry, FIRST);
    freeze(registry, rollout.loop(), true);
    assertThat(rollout.begin()).isInstanceOf(StepAnswer.Frozen.class);
    assertThat(rollout.begin()).as("within the day").isInstanceOf(StepAnswer.Frozen.class);
    age(registry, rollout);
    freeze(registry, rollout.loop(), false);

    assertThat(rollout.begin()).isEqualTo(new StepAnswer.Expired());
    assertThat(rollout.begin()).as("again").isEqualTo(new StepAnswer.Expired());
    assertThat(rollout.promotion().state()).isEqualTo(PromotionState.EXPIRED);
    assertThat(rollout.pointer().share()).isEmpty();
    assertThat(audit(registry, rollout.project()).getFirst().action())
        .isEqualTo("promotions.close");
  }

  private static void age(TestRegistry registry, RolloutFixture rollout) {
    new Sql(registry.database())
        .execute(
            "UPDATE promotions_promotion SET created_at = '2020-01-01' WHERE project_id = ? AND"
                + " promotion_id = ?",
            rollout.project().value(),
            rollout.id().value());
  }

  @RegistryTest
  void brokenGlassIsToldOnceOfEachRolloutItEnds(TestRegistry registry) {
    var rollout = new RolloutFixture(registry, FIRST);
    rollout.begin();
    breakGlass(registry, rollout.loop(), rollout.loop().version("mends it"));

    var closed =
        registry.get(Events.class).page(rollout.project(), PageRequest.first(50)).items().stream()
            .filter(event -> event.type().equals("promotions.closed"))
            .map(Event::body)
            .toList();
    assertThat(closed).hasSize(1);
    assertThat(closed.getFirst()).contains("\"actor\":\"person:" + rollout.loop().manager(2));
  }

  @RegistryTest
  void brokenGlassWritesDownWhichWaitingRolloutsItEnds(TestRegistry registry) {
    var rollout = new RolloutFixture(registry, FIRST);
    freeze(registry, rollout.loop(), true);
    rollout.begin();
    breakGlass(registry, rollout.loop(), rollout.loop().version("mends it"));

    assertThat(rollout.promotion().state()).isEqualTo(PromotionState.OVERTAKEN);
    assertThat(audit(registry, rollout.project()))
        .filteredOn(row -> row.action().equals("promotions.close"))
        .extracting(AuditEntry::subjectId)
        .containsExactly(rollout.id().toString());
  }

  @RegistryTest
  void theAuthorOfWhatWasForcedLiveDoesNotReviewIt(TestRegistry registry) {
    var loop = new PromotionFixture(registry);
    role(registry, loop.project(), loop.author(), true);
    var moved = breakGlass(registry, loop, loop.version("mends it"));
    var emergencies = registry.get(Emergencies.class);

    assertThat(code(() -> emergencies.review(loop.project(), moved.id(), loop.author(), "fine")))
        .isEqualTo("own-emergency");
    emergencies.review(loop.project(), moved.id(), loop.manager(0), "Right to do.");
    var rows = audit(registry, loop.project());
    assertThat(rows.getFirst().detail()).contains(Sha256.of("Right to do.").hex());
    assertThat(rows)
        .filteredOn(row -> row.action().equals("promotions.break-glass"))
        .allSatisfy(row -> assertThat(row.detail()).contains(Sha256.of(REASON).hex()));
  }

  @RegistryTest
  void theChainKeepsHashesOfWordsAndNoWords(TestRegistry registry) {
    var rollout = new RolloutFixture(registry, FIRST, SECOND);
    var steps = registry.get(RolloutSteps.class);
    rollout.begin();
    steps.hold(rollout.steering(1));
    steps.resume(rollout.steering(1));
    steps.skip(rollout.steering(1));
    rollBack(registry, rollout, "Jane Doe got a wrong answer.");

    var rows = audit(registry, rollout.project());
    assertThat(rows)
        .filteredOn(row -> row.detail().contains(Sha256.of("Let me look.").hex()))
        .extracting(AuditEntry::action)
        .containsExactly("promotions.skip", "promotions.resume", "promotions.hold");
    assertThat(rows.getFirst().detail()).contains(Sha256.of("Jane Doe got a wrong answer.").hex());
    assertThat(rows)
        .allSatisfy(row -> assertThat(row.detail()).doesNotContain("Jane Doe", "Let me look."));
  }

  @RegistryTest
  void aDelegationHoldsNoLongerThanTheRightOfWhoGaveIt(TestRegistry registry) {
    var loop = new PromotionFixture(registry);
    var input = loop.opened(loop.version("one"));
    loop.pass(input);
    approvers(registry, loop, loop.manager(0), loop.manager(1));
    var delegations = registry.get(Delegations.class);
    var delegation = new Delegation(loop.manager(0), loop.manager(2));
    delegations.add(loop.project(), input.promotionId(), delegation);

    role(registry, loop.project(), loop.manager(0), false);
    assertThat(code(() -> loop.decide(input, "c", loop.manager(2), Kind.APPROVE)))
        .isEqualTo("decision-refused");
    role(registry, loop.project(), loop.manager(0), true);
    loop.decide(input, "c", loop.manager(2), Kind.APPROVE);
  }

  @RegistryTest
  void whoIsNamedMayStayNamedWithoutTheRole(TestRegistry registry) {
    var loop = new PromotionFixture(registry);
    approvers(registry, loop, loop.manager(0), loop.manager(1));
    role(registry, loop.project(), loop.manager(0), false);
    freeze(registry, loop, List.of(loop.manager(0), loop.manager(1)), true);
    assertThat(registry.get(Rulebook.class).current(loop.project()).approvers())
        .containsExactly(loop.manager(0), loop.manager(1));
    assertThat(audit(registry, loop.project()).getFirst().detail())
        .contains("\"approvers\":2", "\"approversBefore\":2", "\"quorum\":2");
  }

  private static void approvers(TestRegistry registry, PromotionFixture loop, PersonId... named) {
    freeze(registry, loop, List.of(named), false);
  }

  private static void freeze(TestRegistry registry, PromotionFixture loop, boolean frozen) {
    freeze(registry, loop, List.of(), frozen);
  }

  private static void freeze(
      TestRegistry registry, PromotionFixture loop, List<PersonId> approvers, boolean frozen) {
    var forYears =
        new FreezeWindow.Once(
            "for years",
            ZoneId.of("Asia/Tokyo"),
            LocalDateTime.parse("2020-01-01T00:00"),
            LocalDateTime.parse("2120-01-01T00:00"));
    var rules =
        new ReleaseRules(
            ReleaseRules.Quorum.USUAL,
            approvers,
            frozen ? List.of(forYears) : List.of(),
            Optional.empty());
    registry.get(Rulebook.class).save(loop.project(), rules, loop.requester());
  }

  private static void role(
      TestRegistry registry, ProjectId project, PersonId person, boolean given) {
    var people = registry.get(People.class);
    if (given) {
      people.giveRole(project, person, Role.RELEASE_MANAGER, new Actor.BySystem());
    } else {
      people.takeRole(project, person, Role.RELEASE_MANAGER, new Actor.BySystem());
    }
  }

  private static EmergencyMove breakGlass(
      TestRegistry registry, PromotionFixture loop, PromptVersion version) {
    var order = new BreakGlass.Order(version.promptId(), version.id(), Stage.PRODUCTION, REASON);
    return registry.get(BreakGlass.class).move(loop.project(), order, loop.manager(2));
  }

  private static void rollBack(TestRegistry registry, RolloutFixture rollout, String reason) {
    registry
        .get(PromotionMoves.class)
        .rollBack(rollout.project(), rollout.id(), rollout.loop().manager(2), reason);
  }

  private static List<AuditEntry> audit(TestRegistry registry, ProjectId project) {
    return registry.get(Audit.class).page(project, PageRequest.first(100)).items();
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
