package dev.hansei.infra.registry.suites;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.objects.ObjectStore;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.InParallel;
import dev.hansei.infra.registry.LoopFixture;
import dev.hansei.infra.registry.RegistryTest;
import dev.hansei.infra.registry.TestRegistry;
import dev.hansei.infra.registry.models.CallJournal;
import dev.hansei.infra.registry.models.JournalEntry;
import dev.hansei.infra.registry.suites.RunBudgets.Chunk;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.models.CallKey;
import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.models.Usage;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.suites.Manifest;
import dev.hansei.workflows.suites.RunBudget;
import dev.hansei.workflows.suites.RunId;
import dev.hansei.workflows.suites.RunSpending;
import dev.hansei.workflows.suites.RunState;
import dev.hansei.workflows.suites.RunSuite;
import dev.hansei.workflows.suites.RunSuiteInput;
import dev.hansei.workflows.suites.RunTopUp;
import dev.hansei.workflows.suites.Spend;
import dev.hansei.workflows.suites.SuiteActivities.BudgetLook;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

class RunBudgetsIT {
  private static final Spend ITEM = new Spend(3, 100, 0);
  private static final Spend CALL = new Spend(1, 0, 0);

  @RegistryTest
  void thoseWhoRaceNeverHoldMoreThanTheLimitTogether(TestRegistry registry) throws Exception {
    var budgets = registry.get(RunBudgets.class);
    for (int round = 0; round < 3; round++) {
      var self = open(registry, 100L, null);
      List<Long> fits =
          InParallel.run(16, number -> budgets.holdItems(self.chunk(number), Spend.NONE, ITEM, 5));

      assertThat(fits.stream().mapToLong(Long::longValue).sum())
          .as("33 items of 3 calls fit into 100")
          .isEqualTo(33);
      assertThat(self.now(budgets).held()).isEqualTo(ITEM.times(33));
      List<Boolean> single =
          InParallel.run(16, number -> budgets.hold(self.chunk(100 + number), CALL));
      assertThat(single).as("one call is left").containsOnlyOnce(true);
      assertThat(self.now(budgets).left().calls()).contains(0L);
    }
  }

  @RegistryTest
  void whatIsPaidAndWhatIsHeldCountTogether(TestRegistry registry) {
    var budgets = registry.get(RunBudgets.class);
    var self = open(registry, 10L, null);
    self.pay(registry, 4);

    assertThat(budgets.holdItems(self.chunk(0), CALL, ITEM, 50)).as("10 - 4 - 1").isEqualTo(1);
    assertThat(budgets.holdItems(self.chunk(1), Spend.NONE, ITEM, 50)).isZero();
    assertThat(budgets.hold(self.chunk(1), CALL.times(3))).isFalse();
    assertThat(budgets.hold(self.chunk(1), CALL.times(2))).isTrue();
    assertThat(self.now(budgets).left().calls()).contains(0L);

    assertThat(budgets.hold(self.chunk(0), CALL)).as("in place of what it held").isTrue();
    assertThat(self.now(budgets).held().calls()).isEqualTo(3);
    budgets.release(self.chunk(1));
    budgets.release(self.chunk(1));
    assertThat(self.now(budgets).left().calls()).contains(5L);
  }

  @RegistryTest
  void tokensAreLimitedByWhatTheJournalHolds(TestRegistry registry) {
    var budgets = registry.get(RunBudgets.class);
    var self = open(registry, null, 1_000L);
    self.pay(registry, 3);

    assertThat(self.now(budgets).paid()).isEqualTo(new Spend(3, 3 * 200, 0));
    assertThat(budgets.holdItems(self.chunk(0), Spend.NONE, ITEM, 50)).isEqualTo(4);
  }

  @RegistryTest
  void aRunThatIsOutOfBudgetGoesOnOnceItIsToppedUpOnce(TestRegistry registry) throws Exception {
    var budgets = registry.get(RunBudgets.class);
    var runs = registry.get(Runs.class);
    var self = open(registry, 10L, null);
    assertThat(budgets.runOut(self.project(), self.run(), 0)).isEqualTo(new BudgetLook(true, 0));
    assertThat(budgets.runOut(self.project(), self.run(), 0)).isEqualTo(new BudgetLook(true, 0));
    assertThat(runs.require(self.project(), self.run()).state()).isEqualTo(RunState.OUT_OF_BUDGET);

    var more = new RunTopUp("order", registry.newPerson(), new Spend(5, 700, 0));
    List<BudgetLook> looks =
        InParallel.run(8, _ -> budgets.topUp(self.project(), self.run(), more));
    assertThat(looks).containsOnly(new BudgetLook(false, 1));
    RunView now = runs.require(self.project(), self.run());
    assertThat(now.state()).isEqualTo(RunState.RUNNING);
    assertThat(now.limits().calls()).contains(15L);
    assertThat(now.limits().tokens()).as("no limit is made").isEmpty();
    assertThat(budgets.runOut(self.project(), self.run(), 0))
        .as("who has not heard of it looks again")
        .isEqualTo(new BudgetLook(false, 1));
    assertThat(runs.require(self.project(), self.run()).state()).isEqualTo(RunState.RUNNING);
  }

  @RegistryTest
  void aRunThatHasEndedHoldsNothingAndTakesNothing(TestRegistry registry) {
    var budgets = registry.get(RunBudgets.class);
    var self = open(registry, 10L, null);
    assertThat(budgets.hold(self.chunk(0), CALL)).isTrue();
    registry.get(Runs.class).fail(self.project(), self.run(), "NOT_FOUND");

    assertThat(self.now(budgets).held()).isEqualTo(Spend.NONE);
    assertThat(budgets.hold(self.chunk(0), CALL)).isFalse();
    assertThat(budgets.holdItems(self.chunk(0), Spend.NONE, ITEM, 5)).isZero();
    var more = new RunTopUp("late", registry.newPerson(), CALL);
    assertThat(budgets.topUp(self.project(), self.run(), more)).isEqualTo(new BudgetLook(false, 0));
    assertThat(self.now(budgets).limits().calls()).contains(10L);
  }

  @RegistryTest
  void aRunWithoutABudgetHasNone(TestRegistry registry) {
    var loop = new LoopFixture(registry, 4);
    var run = loop.open(loop.promptVersion("{{question}}"), 1);
    assertThat(registry.get(RunBudgets.class).find(loop.project(), run)).isEmpty();
    assertThat(registry.get(Runs.class).require(loop.project(), run).limits().isThere()).isFalse();
  }

  /** A run with a budget, and its chunks. */
  private record Budgeted(ProjectId project, RunId run) {
    Chunk chunk(int number) {
      return new Chunk(project, run, number);
    }

    RunSpending now(RunBudgets budgets) {
      return budgets.find(project, run).orElseThrow();
    }

    /** So many answers of 200 tokens, kept as the run's steps keep theirs. */
    void pay(TestRegistry registry, int answers) {
      for (int i = 0; i < answers; i++) {
        var entry =
            new JournalEntry(
                new CallKey(Sha256.of(run + " " + i)),
                new ModelName("openai/stub"),
                "answer",
                new Usage(150, 50, 0),
                10,
                Instant.parse("2026-11-29T10:00:00Z"));
        registry.get(CallJournal.class).record(project, entry, RunSuite.workflowId(project, run));
      }
    }
  }

  private static Budgeted open(TestRegistry registry, @Nullable Long calls, @Nullable Long tokens) {
    var loop = new LoopFixture(registry, 4);
    var plain = loop.open(loop.promptVersion("{{question}}"), 1);
    RunView there = registry.get(Runs.class).require(loop.project(), plain);
    var run = new RunId(registry.get(Ids.class).next());
    RunSuiteInput like = there.input();
    var input =
        new RunSuiteInput(
                loop.project(),
                run,
                like.suiteId(),
                like.datasetVersionId(),
                like.target(),
                1,
                LoopFixture.SYSTEM)
            .within(new RunBudget(calls, tokens, null, ITEM));
    var manifest =
        new Manifest(
            run,
            like.suiteId(),
            like.datasetVersionId(),
            Sha256.of("cases"),
            4,
            1,
            like.target(),
            Sha256.of("prompt").hex(),
            registry.get(Suites.class).require(loop.project(), like.suiteId()).assertions(),
            List.of(),
            "test",
            Map.of());
    var bytes = registry.get(CanonicalJson.class).bytes(manifest);
    var stored = registry.get(ObjectStore.class).put(bytes, ArtifactRef.JSON);
    registry.get(Runs.class).open(input, manifest, stored);
    return new Budgeted(loop.project(), run);
  }
}
