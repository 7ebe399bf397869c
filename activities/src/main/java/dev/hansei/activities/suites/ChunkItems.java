package dev.hansei.activities.suites;

import dev.hansei.activities.Beating;
import dev.hansei.activities.Purse;
import dev.hansei.activities.PurseEmpty;
import dev.hansei.infra.registry.suites.Outcomes;
import dev.hansei.infra.registry.suites.RunBudgets;
import dev.hansei.infra.registry.suites.RunBudgets.Chunk;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.suites.Outcome;
import dev.hansei.workflows.suites.RunBudget;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Gives the items of one chunk their outcomes, as many as the run's budget allows. */
@Singleton
final class ChunkItems {
  private final ItemRunner runner;
  private final Outcomes outcomes;
  private final RunBudgets budgets;

  ChunkItems(ItemRunner runner, Outcomes outcomes, RunBudgets budgets) {
    this.runner = runner;
    this.outcomes = outcomes;
    this.budgets = budgets;
  }

  /** All of them, of a run without a budget. */
  void run(RunContext context, List<RunItem> items) {
    Beating.here()
        .each(
            items,
            item -> runner.run(context, item),
            done -> outcomes.record(context.project(), done));
  }

  /**
   * As many as fit: whole shares are held back, and so many items begun, again with what these gave
   * back. At the end those items that are left are tried once without a share, since what is in the
   * journal costs nothing; the others wait, and what was paid for them is in the journal.
   */
  void run(RunContext context, List<RunItem> items, Chunk chunk, RunBudget budget) {
    var purse = new ChunkPurse(budgets, chunk, context.pricing());
    budgets.release(chunk);
    try {
      List<RunItem> left = items;
      while (!left.isEmpty()) {
        int fit = purse.holdItems(budget.item(), left.size());
        if (fit == 0) {
          pay(context, left, purse);
          return;
        }
        pay(context, left.subList(0, fit), purse);
        left = left.subList(fit, left.size());
      }
    } finally {
      release(chunk);
    }
  }

  /** An interrupt, as when the worker shuts down, would cut the connection to the registry. */
  private void release(Chunk chunk) {
    boolean interrupted = Thread.interrupted();
    try {
      budgets.release(chunk);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void pay(RunContext context, List<RunItem> items, Purse purse) {
    ProjectId project = context.project();
    Beating.here()
        .each(
            items,
            item -> paid(context, item, purse),
            done -> outcomes.record(project, done.stream().flatMap(Optional::stream).toList()));
  }

  /** Empty where the item waits for more to spend. */
  private Optional<Outcome> paid(RunContext context, RunItem item, Purse purse) {
    try {
      return Optional.of(Purse.paying(purse, () -> runner.run(context, item)));
    } catch (PurseEmpty _) {
      return Optional.empty();
    }
  }
}
