package dev.hansei.activities.suites;

import dev.hansei.activities.Beating;
import dev.hansei.activities.Effects;
import dev.hansei.infra.registry.cases.Cases;
import dev.hansei.infra.registry.suites.Outcomes;
import dev.hansei.infra.registry.suites.RunBudgets;
import dev.hansei.infra.registry.suites.RunView;
import dev.hansei.infra.registry.suites.Runs;
import dev.hansei.infra.registry.suites.Suites;
import dev.hansei.workflows.FailureCode;
import dev.hansei.workflows.cases.Case;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.suites.Outcome;
import dev.hansei.workflows.suites.OutcomeCounts;
import dev.hansei.workflows.suites.Result;
import dev.hansei.workflows.suites.RunSuiteInput;
import dev.hansei.workflows.suites.RunSuiteResult;
import dev.hansei.workflows.suites.SuiteActivities;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;

/** Plans, runs and closes runs. The rows say what is done; nothing is kept in memory between. */
@Singleton
public final class SuiteActivitiesImpl implements SuiteActivities {
  /** Rows of one transaction while a cancelled run is filled up. */
  private static final int CANCEL_BATCH = 500;

  private final SuitePlans plans;
  private final ChunkItems runner;
  private final Suites suites;
  private final Runs runs;
  private final Outcomes outcomes;
  private final Cases cases;
  private final RunBudgets budgets;

  SuiteActivitiesImpl(
      SuitePlans plans,
      ChunkItems runner,
      Suites suites,
      Runs runs,
      Outcomes outcomes,
      Cases cases,
      RunBudgets budgets) {
    this.plans = plans;
    this.runner = runner;
    this.suites = suites;
    this.runs = runs;
    this.outcomes = outcomes;
    this.cases = cases;
    this.budgets = budgets;
  }

  @Override
  public RunPlan planRun(RunSuiteInput input) {
    return Effects.of(() -> {
      SuitePlans.Stored stored = plans.freeze(input);
      if (stored.manifest().planned() > RunPlan.ITEMS_MAX) {
        throw Effects.failure(FailureCode.INVALID, "run-too-large");
      }
      runs.open(input, stored.manifest(), stored.artifact());
      // A run that was opened by an attempt before keeps the manifest of that attempt.
      RunView opened = runs.require(input.projectId(), input.runId());
      return RunPlan.of(opened.manifest(), opened.planned());
    });
  }

  @Override
  public OutcomeCounts runChunk(ChunkOfItems chunk) {
    return Effects.of(() -> {
      RunSuiteInput input = chunk.input();
      ProjectId project = input.projectId();
      int from = chunk.chunk() * chunk.plan().chunkSize();
      int to = Math.min(chunk.plan().planned(), from + chunk.plan().chunkSize());
      SortedSet<Integer> missing = outcomes.missing(project, input.runId(), from, to);
      if (!missing.isEmpty()) {
        RunContext context = plans.context(input, chunk.plan().manifest());
        if (input.budget() == null) {
          runner.run(context, items(input, missing));
        } else {
          var self = new RunBudgets.Chunk(project, input.runId(), chunk.chunk());
          runner.run(context, items(input, missing), self, input.budget());
        }
      }
      return runs.counts(project, input.runId(), from, to);
    });
  }

  @Override
  public OutcomeCounts cancelRest(RunSuiteInput input) {
    return Effects.of(() -> {
      ProjectId project = input.projectId();
      int planned = runs.require(project, input.runId()).planned();
      for (int from = 0; from < planned; from += CANCEL_BATCH) {
        int to = Math.min(planned, from + CANCEL_BATCH);
        List<Outcome> ends =
            items(input, outcomes.missing(project, input.runId(), from, to)).stream()
                .map(item -> item.ended(new Result.Cancelled()))
                .toList();
        outcomes.record(project, ends);
      }
      return runs.counts(project, input.runId());
    });
  }

  @Override
  public RunSuiteResult closeRun(RunClosing closing) {
    return Effects.of(() -> {
      RunSuiteInput input = closing.input();
      ProjectId project = input.projectId();
      OutcomeCounts counts = runs.counts(project, input.runId());
      if (counts.sum() != closing.planned()) {
        throw Effects.failure(
            FailureCode.SUM_MISMATCH, "%d of %d".formatted(counts.sum(), closing.planned()));
      }
      var assertions = suites.require(project, input.suiteId()).assertions();
      RunView closed =
          Beating.here()
              .compute(() ->
                  runs.close(
                      project,
                      input.runId(),
                      closing.state(),
                      RunFigures.of(assertions, outcomes.scores(project, input.runId()))));
      return new RunSuiteResult(closed.state(), closed.planned(), closed.counts());
    });
  }

  @Override
  public void failRun(RunFailure failure) {
    Effects.run(() -> runs.fail(failure.projectId(), failure.runId(), failure.code()));
  }

  @Override
  public BudgetLook runOutOfBudget(BudgetSpent spent) {
    return Effects.of(() -> budgets.runOut(spent.projectId(), spent.runId(), spent.topUps()));
  }

  @Override
  public BudgetLook topUpRun(RunToTopUp wanted) {
    return Effects.of(() -> budgets.topUp(wanted.projectId(), wanted.runId(), wanted.topUp()));
  }

  /** The items of these ordinals with their cases, which stand side by side in the version. */
  private List<RunItem> items(RunSuiteInput input, SortedSet<Integer> ordinals) {
    if (ordinals.isEmpty()) {
      return List.of();
    }
    int first = ordinals.first() / input.repeats();
    int last = ordinals.last() / input.repeats();
    List<Case> asked =
        cases.ofVersion(input.projectId(), input.datasetVersionId(), first, last + 1);
    List<RunItem> items = new ArrayList<>(ordinals.size());
    for (int ordinal : ordinals) {
      Case of = asked.get(ordinal / input.repeats() - first);
      items.add(new RunItem(input.runId(), ordinal, ordinal % input.repeats(), of));
    }
    return items;
  }
}
