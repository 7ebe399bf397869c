package dev.hansei.activities.suites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hansei.activities.Workplace;
import dev.hansei.infra.models.StubModelServer;
import dev.hansei.infra.registry.suites.RunBudgets;
import dev.hansei.infra.registry.suites.RunView;
import dev.hansei.infra.registry.suites.Runs;
import dev.hansei.workflows.TestLoop;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.suites.OutcomeCounts;
import dev.hansei.workflows.suites.RunBudget;
import dev.hansei.workflows.suites.RunForecasts;
import dev.hansei.workflows.suites.RunSpending;
import dev.hansei.workflows.suites.RunState;
import dev.hansei.workflows.suites.RunSuite;
import dev.hansei.workflows.suites.RunSuiteInput;
import dev.hansei.workflows.suites.RunSuiteResult;
import dev.hansei.workflows.suites.RunTopUp;
import dev.hansei.workflows.suites.Spend;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowFailedException;
import io.temporal.failure.CanceledFailure;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** Whole runs that may not pay all that they would, on a real registry and a model server. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BudgetedRunIT {
  private static final int CASES = 130;

  private static final WordCases WORDS = new WordCases(CASES);

  private Workplace workplace;
  private StubModelServer stub;
  private TestLoop loop;
  private PersonId lead;

  @BeforeAll
  void open() {
    workplace = Workplace.open("budgets", WORDS.known());
    stub = workplace.stub();
    lead = workplace.newPerson();
    loop = TestLoop.with(workplace.get(SuiteActivitiesImpl.class));
  }

  @AfterAll
  void close() {
    loop.close();
    workplace.close();
  }

  @Test
  void paysNoCallMoreThanItMayAndGoesOnWhereItStopped() {
    RunSuiteInput input = within(arranged(), 25L, null);
    long asked = stub.paidCalls();
    start(input);

    RunView waiting = await(input, RunState.OUT_OF_BUDGET);
    assertThat(stub.paidCalls() - asked).isEqualTo(25);
    assertThat(waiting.counts()).as("what was paid is whole").isEqualTo(scored(25));
    RunSpending spent = spending(input);
    assertThat(spent.paid().calls()).isEqualTo(25);
    assertThat(spent.held()).as("nothing is held back while it waits").isEqualTo(Spend.NONE);

    topUp(input, "more", new Spend(60, 0, 0));
    topUp(input, "more", new Spend(60, 0, 0));
    awaitCounts(input, 85);
    assertThat(await(input, RunState.OUT_OF_BUDGET).counts()).isEqualTo(scored(85));
    assertThat(stub.paidCalls() - asked).as("the same top-up counts once").isEqualTo(85);

    topUp(input, "enough", new Spend(CASES, 0, 0));
    RunSuiteResult result =
        loop.running(RunSuite.workflowId(input)).getResult(RunSuiteResult.class);
    assertThat(result).isEqualTo(new RunSuiteResult(RunState.COMPLETED, CASES, scored(CASES)));
    assertThat(stub.paidCalls() - asked).as("nothing is paid twice").isEqualTo(CASES);
    assertThat(spending(input).limits().calls()).contains(25L + 60 + CASES);
  }

  @Test
  void whatCallsGiveBackLetsTheRestGoOn() {
    ArrangedRun arranged = arranged();
    WordCases.price(workplace, arranged.project(), "2");
    Spend item = workplace.get(RunForecasts.class).of(plain(arranged)).mostOfAnItem();
    assertThat(item.micros())
        .as("the worst is dearer by far")
        .isGreaterThan(20 * WordCases.MICROS_AN_ITEM);
    RunSuiteInput input = within(arranged, null, 3 * item.micros());
    start(input);

    RunView ended = await(input, RunState.COMPLETED);
    assertThat(ended.counts()).isEqualTo(scored(CASES));
    assertThat(spending(input).paid().micros()).isEqualTo(CASES * WordCases.MICROS_AN_ITEM);
  }

  @Test
  void paysNothingWhereNotEvenOneItemFitsAndCanBeCancelledThen() {
    ArrangedRun arranged = arranged();
    WordCases.price(workplace, arranged.project(), "2");
    RunSuiteInput input = within(arranged, null, WordCases.MICROS_AN_ITEM);
    long asked = stub.paidCalls();
    start(input);
    await(input, RunState.OUT_OF_BUDGET);
    assertThat(stub.paidCalls()).isEqualTo(asked);

    var workflow = loop.running(RunSuite.workflowId(input));
    workflow.cancel();
    var ended =
        catchThrowableOfType(
            WorkflowFailedException.class, () -> workflow.getResult(RunSuiteResult.class));
    assertThat(ended).hasCauseInstanceOf(CanceledFailure.class);
    assertThat(await(input, RunState.CANCELLED).counts())
        .isEqualTo(new OutcomeCounts(0, 0, 0, CASES));
  }

  @Test
  void whatIsInTheJournalNeedsNoBudget() {
    ArrangedRun arranged = arranged();
    RunSuiteInput first = plain(arranged);
    start(first);
    await(first, RunState.COMPLETED);
    RunSuiteInput again = arranged.run(1, ArrangedRun.exact());
    Spend dear = new Spend(1, 5_000, 0);
    start(again.within(new RunBudget(0L, null, null, dear)));

    assertThat(await(again, RunState.COMPLETED).fromJournal()).isEqualTo(CASES);
    assertThat(spending(again).paid()).isEqualTo(Spend.NONE);
  }

  private void start(RunSuiteInput input) {
    WorkflowClient.start(loop.workflow(RunSuite.class, RunSuite.workflowId(input))::run, input);
  }

  private void topUp(RunSuiteInput input, String name, Spend more) {
    loop.running(RunSuite.workflowId(input)).signal("topUp", new RunTopUp(name, lead, more));
  }

  private RunView await(RunSuiteInput input, RunState state) {
    Runs runs = workplace.get(Runs.class);
    while (true) {
      Optional<RunView> run = runs.find(input.projectId(), input.runId());
      if (run.filter(now -> now.state() == state).isPresent()) {
        return run.get();
      }
      sleep();
    }
  }

  private void awaitCounts(RunSuiteInput input, int items) {
    while (workplace.get(Runs.class).counts(input.projectId(), input.runId()).sum() < items) {
      sleep();
    }
  }

  private static void sleep() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private RunSpending spending(RunSuiteInput input) {
    return workplace.get(RunBudgets.class).find(input.projectId(), input.runId()).orElseThrow();
  }

  private RunSuiteInput plain(ArrangedRun arranged) {
    return arranged.run(1, ArrangedRun.exact());
  }

  private RunSuiteInput within(ArrangedRun arranged, @Nullable Long calls, @Nullable Long micros) {
    RunSuiteInput input = plain(arranged);
    Spend item = workplace.get(RunForecasts.class).of(input).mostOfAnItem();
    return input.within(new RunBudget(calls, null, micros, item));
  }

  private static OutcomeCounts scored(int items) {
    return new OutcomeCounts(items, 0, 0, 0);
  }

  private ArrangedRun arranged() {
    return WORDS.arranged(workplace);
  }
}
