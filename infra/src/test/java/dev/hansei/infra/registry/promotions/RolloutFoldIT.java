package dev.hansei.infra.registry.promotions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.infra.registry.Audit;
import dev.hansei.infra.registry.AuditCheck;
import dev.hansei.infra.registry.InParallel;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.RegistryTest;
import dev.hansei.infra.registry.TestRegistry;
import dev.hansei.infra.registry.promotions.RolloutFixture.Answer;
import dev.hansei.workflows.promotions.CanaryStep;
import dev.hansei.workflows.promotions.LiveOutcome.Side;
import dev.hansei.workflows.promotions.MetricSeen;
import dev.hansei.workflows.promotions.PromotionState;
import dev.hansei.workflows.promotions.ReleasePlan;
import dev.hansei.workflows.promotions.RolloutSeen;
import dev.hansei.workflows.promotions.StepAnswer;
import io.micronaut.context.ApplicationContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

class RolloutFoldIT {
  private static final CanaryStep SMALL = new CanaryStep(1_000, 60, 1);

  /** Whoever told it may have been killed between the row and the signal. */
  @RegistryTest
  void tellsAgainSoonWhatTheWorkflowHasNotActedOn(TestRegistry registry) {
    var rollout = new RolloutFixture(registry, SMALL);
    rollout.begin();
    rollout.send(rollout.answers(SMALL.planned(), true, true));
    assertThat(rollout.fold()).as("it has its number").isTrue();
    assertThat(rollout.fold()).as("the workflow may be at it").isFalse();
    rollout
        .sql()
        .execute(
            "UPDATE promotions_step SET advance_told = advance_told - INTERVAL 6 SECOND"
                + " WHERE promotion_id = ?",
            rollout.id().value());

    assertThat(rollout.fold()).as("the news got lost").isTrue();
  }

  /** Temporal is nowhere in this test, and the service does not need it. */
  @RegistryTest
  void takesAHarmfulCandidateAwayByItself(TestRegistry registry) {
    var rollout = new RolloutFixture(registry, SMALL);
    assertThat(rollout.begin()).isEqualTo(new StepAnswer.Stepped(1, 1_000));
    assertThat(rollout.pointer().share().orElseThrow().candidate())
        .isEqualTo(rollout.candidate().id());
    rollout.send(rollout.answers(40, false, true));

    assertThat(rollout.fold()).as("the workflow has to know").isTrue();

    assertThat(rollout.pointer().share()).isEmpty();
    assertThat(rollout.pointer().version()).isEqualTo(rollout.liveVersion().id());
    assertThat(rollout.promotion().state()).isEqualTo(PromotionState.ROLLED_BACK);
    var step = rollout.step();
    assertThat(step.state()).isEqualTo(StepState.BACK);
    assertThat(step.reason()).contains("thumbs: mean outcome 0.000", "1.000", "limit 25.0");
    assertThat(
            registry
                .get(Promotions.class)
                .rollbackReason(rollout.project(), rollout.id())
                .orElseThrow())
        .isEqualTo(step.reason());
    assertThat(rollout.next(1)).isEqualTo(new StepAnswer.RolledBack(step.reason()));
    assertThat(rollout.fold()).as("nothing more").isFalse();
    assertThat(edges(rollout)).isBetween(1L, 20L);
    assertThat(registry.get(Audit.class).verify(rollout.project()))
        .isInstanceOf(AuditCheck.Whole.class);
    assertThat(registry.get(Audit.class).page(rollout.project(), PageRequest.first()).items())
        .first()
        .satisfies(entry -> {
          assertThat(entry.action()).isEqualTo("promotions.roll-back");
          assertThat(entry.detail()).contains("limit 25.0");
        });
  }

  private static long edges(RolloutFixture rollout) {
    return rollout
        .sql()
        .number(
            "SELECT COUNT(*) FROM lineage_edge WHERE project_id = ? AND relation = 'ROLLED_BACK'"
                + " AND from_kind = 'TRACE'",
            rollout.project().value());
  }

  @RegistryTest
  void countsEachOutcomeOnceHoweverItComes(TestRegistry registry) {
    var rollout = new RolloutFixture(registry, SMALL);
    rollout.begin();
    List<Answer> answers = rollout.answers(25, true, true);
    Collections.shuffle(answers, new Random(1));
    // What is said comes before the answer it is said of, in pieces, and twice.
    for (int from = 0; from < answers.size(); from += 7) {
      var some = answers.subList(from, Math.min(from + 7, answers.size()));
      rollout.say(some);
      rollout.fold();
      rollout.say(some);
    }
    assertThat(rollout.tally().taken()).as("no trace has said its prompt").isZero();
    rollout.spans(answers.reversed());
    rollout.fold();
    rollout.fold();

    assertThat(rollout.tally().taken()).isEqualTo(50);
    assertThat(rollout.step().metrics().getFirst().comparisons()).isEqualTo(25);
    assertReplays(registry, rollout);
  }

  @RegistryTest
  void countsAUserOnceAndNobodyOfAnotherVersionOrTime(TestRegistry registry) {
    var rollout = new RolloutFixture(registry, SMALL);
    List<Answer> early = rollout.answers(2, true, true);
    rollout.begin();
    List<Answer> same = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      same.add(rollout.answer(Side.CANDIDATE, "the same user", false));
    }
    rollout.send(same);
    rollout.send(early);
    rollout.fold();

    assertThat(rollout.step().counts().candidateOutcomes()).isEqualTo(10);
    assertThat(rollout.step().repeated()).isEqualTo(9);
    assertThat(rollout.step().early()).isEqualTo(4);
    assertThat(rollout.tally().seen().metrics().getFirst().blocks().cohort(1).candidates())
        .containsExactly(0.0);
    var taken =
        registry
            .get(Rollouts.class)
            .outcomes(rollout.project(), rollout.id(), PageRequest.first())
            .items();
    assertThat(taken).hasSize(10).filteredOn(TakenOutcome::counted).hasSize(1);
  }

  /** Both look at once, while users go on talking. */
  @RegistryTest
  void twoProcessesFoldAtOnceWithoutHarm(TestRegistry registry) throws Exception {
    var rollout = new RolloutFixture(registry, new CanaryStep(1_000, 500, 2));
    rollout.begin();
    List<Answer> answers = rollout.answers(150, true, true);
    try (var other = ApplicationContext.run(sameRegistry(registry), "test")) {
      RolloutFold here = registry.get(RolloutFold.class);
      RolloutFold there = other.getBean(RolloutFold.class);
      InParallel.run(
          6,
          thread -> {
            for (int round = 0; round < 15; round++) {
              if (thread == 0) {
                var some = answers.subList(round * 20, round * 20 + 20);
                rollout.send(some);
                rollout.say(some);
              } else {
                (thread % 2 == 0 ? here : there).fold(rollout.project(), rollout.id());
              }
            }
            return thread;
          });
    }
    rollout.fold();

    assertThat(rollout.tally().taken()).isEqualTo(300);
    assertThat(rollout.step().metrics().getFirst().comparisons()).isEqualTo(75);
    assertReplays(registry, rollout);
  }

  private static Map<String, Object> sameRegistry(TestRegistry registry) {
    Map<String, Object> properties = TestRegistry.properties("other_process");
    properties.put("datasources.default.url", registry.database().jdbcUrl());
    properties.put("datasources.default.username", registry.database().user());
    properties.put("datasources.default.password", registry.database().password());
    return properties;
  }

  /** What was taken, in the order of numbers, gives the very state that is stored. */
  private static void assertReplays(TestRegistry registry, RolloutFixture rollout) {
    ReleasePlan plan =
        registry.get(Promotions.class).plan(rollout.project(), rollout.id()).orElseThrow();
    var taken = new ArrayList<TakenOutcome>();
    var request = PageRequest.first(200);
    while (true) {
      var page = registry.get(Rollouts.class).outcomes(rollout.project(), rollout.id(), request);
      taken.addAll(page.items());
      if (page.next().isEmpty()) {
        break;
      }
      request = new PageRequest(page.next(), 200);
    }
    MetricSeen seen = RolloutSeen.start(plan).metrics().getFirst();
    for (TakenOutcome one : taken.reversed()) {
      if (one.counted()) {
        int per = plan.steps().get(one.step() - 1).baselinePer();
        seen = seen.after(one.step(), one.side(), one.value(), per).seen();
      }
    }
    assertThat(taken).extracting(TakenOutcome::traceId).doesNotHaveDuplicates();
    // What was not taken since enough waited is counted, and changes no test.
    assertThat(rollout.tally().seen().metrics().getFirst())
        .usingRecursiveComparison()
        .ignoringFields("blocks.surplus")
        .isEqualTo(seen);
  }

  @RegistryTest
  void pausesWhenPatienceIsOverAndTellsWhy(TestRegistry registry) {
    var rollout = new RolloutFixture(registry, SMALL);
    rollout.begin();
    rollout.send(rollout.answers(3, true, true));
    assertThat(rollout.fold()).isFalse();
    age(rollout, "patience_from", 2);

    assertThat(rollout.fold()).isTrue();

    assertThat(rollout.promotion().state()).isEqualTo(PromotionState.PAUSED);
    assertThat(rollout.step().reason()).contains("3 of 60 planned comparisons");
    assertThat(rollout.next(1)).isInstanceOf(StepAnswer.Held.class);
    rollout.send(rollout.answers(40, false, true));
    assertThat(rollout.fold()).as("harm acts on what is held, too").isTrue();
    assertThat(rollout.promotion().state()).isEqualTo(PromotionState.ROLLED_BACK);
  }

  @RegistryTest
  void countsAnswersOfBothSidesAMinuteBehind(TestRegistry registry) {
    var rollout = new RolloutFixture(registry, SMALL);
    rollout.begin();
    rollout.send(rollout.answers(5, true, true));
    twoMinutesPass(rollout);
    rollout.fold();

    assertThat(rollout.step().counts().candidateAnswers()).isEqualTo(5);
    assertThat(rollout.step().counts().baselineAnswers()).isEqualTo(5);
    assertThat(rollout.step().counts().candidateOutcomes()).isEqualTo(5);
    assertThat(registry.get(Rollouts.class).points(rollout.project(), rollout.id(), 1))
        .last()
        .satisfies(point -> {
          assertThat(point.comparisons()).isEqualTo(5);
          assertThat(point.difference().value()).isZero();
          assertThat(point.difference().lower()).isNegative();
        });
    var seen =
        registry
            .get(RolloutTraffic.class)
            .of(
                rollout.project(),
                rollout.candidate().promptId(),
                registry
                    .get(Promotions.class)
                    .plan(rollout.project(), rollout.id())
                    .orElseThrow()
                    .metrics()
                    .getFirst());
    assertThat(seen.answers()).isEqualTo(10);
    assertThat(seen.outcomes()).isEqualTo(10);
  }

  /** The answers are older than the minute, and nobody has counted them. */
  private static void twoMinutesPass(RolloutFixture rollout) {
    rollout
        .sql()
        .execute(
            "UPDATE traces_trace SET started_at = started_at - INTERVAL 2 MINUTE WHERE project_id ="
                + " ?",
            rollout.project().value());
    rollout
        .sql()
        .execute(
            "UPDATE promotions_step SET began_at = began_at - INTERVAL 1 HOUR, tally ="
                + " JSON_SET(tally, '$.sweptAt', '2026-01-01T00:00:00Z', '$.answersTo',"
                + " '2026-01-01T00:00:00Z') WHERE project_id = ?",
            rollout.project().value());
  }

  private static void age(RolloutFixture rollout, String column, int days) {
    rollout
        .sql()
        .execute(
            "UPDATE promotions_step SET %s = %s - INTERVAL %d DAY WHERE project_id = ?"
                .formatted(column, column, days),
            rollout.project().value());
  }
}
