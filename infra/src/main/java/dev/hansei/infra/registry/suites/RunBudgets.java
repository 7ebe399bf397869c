package dev.hansei.infra.registry.suites;

import dev.hansei.infra.registry.Audit;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.infra.registry.models.CallJournal;
import dev.hansei.infra.registry.models.PaidByModel;
import dev.hansei.infra.registry.models.PriceLists;
import dev.hansei.workflows.lineage.Node;
import dev.hansei.workflows.lineage.NodeKind;
import dev.hansei.workflows.models.Pricing;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.suites.RunId;
import dev.hansei.workflows.suites.RunSpending;
import dev.hansei.workflows.suites.RunState;
import dev.hansei.workflows.suites.RunSuite;
import dev.hansei.workflows.suites.RunTopUp;
import dev.hansei.workflows.suites.Spend;
import dev.hansei.workflows.suites.SuiteActivities.BudgetLook;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The budgets of runs ({@code workflows/docs/0012-run-budgets.md}). A chunk holds back before it
 * pays; what is paid is what the journal holds. Whoever holds back has locked the run's row, so
 * those who race see each other, and what is held and paid never exceeds the limits together.
 */
@Singleton
public final class RunBudgets {
  private final RunRepository runs;
  private final HoldRepository holds;
  private final TopUpRepository topUps;
  private final CallJournal journal;
  private final PriceLists prices;
  private final Transactions transactions;
  private final Audit audit;
  private final Clock clock;

  RunBudgets(
      RunRepository runs,
      HoldRepository holds,
      TopUpRepository topUps,
      CallJournal journal,
      PriceLists prices,
      Transactions transactions,
      Audit audit,
      Clock clock) {
    this.runs = runs;
    this.holds = holds;
    this.topUps = topUps;
    this.journal = journal;
    this.prices = prices;
    this.transactions = transactions;
    this.audit = audit;
    this.clock = clock;
  }

  /** One chunk of a run's plan, which holds back for its calls. */
  public record Chunk(ProjectId project, RunId run, int number) {}

  /** Where a run's budget stands; empty for a run that has none, or is not there. */
  public Optional<RunSpending> find(ProjectId project, RunId run) {
    return transactions.read(() ->
        runs.find(project.value(), run.value())
            .filter(row -> row.limits().isThere())
            .map(row -> spending(row, holds.of(row.projectId(), row.runId()))));
  }

  /**
   * Holds back for a chunk so much in all, in place of what it held before; or refuses, and leaves
   * it as it was. A run that has ended holds nothing back.
   *
   * @param all what its open calls, and those that it may still make, take at most
   */
  public boolean hold(Chunk chunk, Spend all) {
    return transactions.write(() -> {
      RunRow row = lock(chunk.project(), chunk.run());
      boolean fits = isOpen(row) && ofOthers(row, chunk).allows(all);
      if (fits) {
        put(chunk, all);
      }
      return fits;
    });
  }

  /**
   * Holds back for as many items of a chunk as the limits allow whole, in place of what it held.
   *
   * @param open what its open calls take at most, held back in any case
   * @param item what one item may take
   * @return 0 to {@code atMost}
   */
  public long holdItems(Chunk chunk, Spend open, Spend item, long atMost) {
    return transactions.write(() -> {
      RunRow row = lock(chunk.project(), chunk.run());
      if (!isOpen(row)) {
        return 0L;
      }
      RunSpending others = ofOthers(row, chunk);
      RunSpending there = new RunSpending(others.limits(), others.held().plus(open), others.paid());
      long fit = there.fitting(item, atMost);
      put(chunk, open.plus(item.times(fit)));
      return fit;
    });
  }

  /** The chunk has ended, or begins again: nothing of it is open. */
  public void release(Chunk chunk) {
    transactions.run(
        () -> holds.delete(chunk.project().value(), chunk.run().value(), chunk.number()));
  }

  /**
   * Says that a run is out of budget.
   *
   * @param known how often it was topped up when that was found
   * @return not spent where it was topped up since, or has ended
   */
  public BudgetLook runOut(ProjectId project, RunId run, int known) {
    return transactions.write(() -> {
      RunRow row = lock(project, run);
      boolean isOut = isOpen(row) && row.topUps() == known;
      if (isOut) {
        runs.move(row.projectId(), row.runId(), RunState.OUT_OF_BUDGET.name());
      }
      return new BudgetLook(isOut, row.topUps());
    });
  }

  /**
   * Raises the limits of a run that goes on, which is then no longer out of budget. One that was
   * taken before, comes after the end, or to a run without a budget, changes nothing.
   *
   * @throws RegistryException NOT_FOUND without a run
   */
  public BudgetLook topUp(ProjectId project, RunId run, RunTopUp topUp) {
    return transactions.write(() -> {
      RunRow row = lock(project, run);
      boolean isKnown = topUps.find(row.projectId(), row.runId(), topUp.id()).isPresent();
      if (isKnown || !isOpen(row) || !row.limits().isThere()) {
        return look(row);
      }
      Spend more = topUp.more();
      topUps.insert(
          new TopUpRow(
              row.projectId(),
              row.runId(),
              topUp.id(),
              topUp.personId().value(),
              more.calls(),
              more.tokens(),
              more.micros(),
              clock.instant()));
      runs.raise(row.projectId(), row.runId(), more.calls(), more.tokens(), more.micros());
      runs.move(row.projectId(), row.runId(), RunState.RUNNING.name());
      audit.append(
          project,
          new Actor.ByPerson(topUp.personId()),
          "suites.top-up",
          Node.of(NodeKind.RUN, run),
          Map.of(
              "topUp", topUp.id(),
              "calls", more.calls(),
              "tokens", more.tokens(),
              "micros", more.micros()));
      return new BudgetLook(false, row.topUps() + 1);
    });
  }

  private static BudgetLook look(RunRow row) {
    return new BudgetLook(row.state().equals(RunState.OUT_OF_BUDGET.name()), row.topUps());
  }

  private void put(Chunk chunk, Spend all) {
    holds.put(
        new HoldRow(
            chunk.project().value(),
            chunk.run().value(),
            chunk.number(),
            all.calls(),
            all.tokens(),
            all.micros()));
  }

  private RunSpending ofOthers(RunRow row, Chunk chunk) {
    return spending(
        row,
        holds.of(row.projectId(), row.runId()).stream()
            .filter(hold -> hold.chunk() != chunk.number())
            .toList());
  }

  private RunSpending spending(RunRow row, List<HoldRow> held) {
    return new RunSpending(
        row.limits(), held.stream().map(HoldRow::spend).reduce(Spend.NONE, Spend::plus), paid(row));
  }

  private Spend paid(RunRow row) {
    var project = new ProjectId(row.projectId());
    LocalDate planned = LocalDate.ofInstant(row.startedAt(), ZoneOffset.UTC);
    Pricing pricing = prices.of(project, row.priceList(), planned);
    String payer = RunSuite.workflowId(project, new RunId(row.runId()));
    return journal.paidByModel(project, payer).stream()
        .map(each -> paid(each, pricing))
        .reduce(Spend.NONE, Spend::plus);
  }

  private static Spend paid(PaidByModel paid, Pricing pricing) {
    long tokens =
        paid.model().isFree() ? 0 : paid.usage().inputTokens() + paid.usage().outputTokens();
    return new Spend(paid.calls(), tokens, paid.cost(pricing).micros());
  }

  private static boolean isOpen(RunRow row) {
    return !RunState.valueOf(row.state()).isTerminal();
  }

  private RunRow lock(ProjectId project, RunId run) {
    return runs.lock(project.value(), run.value())
        .orElseThrow(() -> RegistryException.notFound("run", run));
  }
}
