package dev.hansei.api.suites;

import dev.hansei.api.problems.ApiException;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.api.temporal.WorkflowEngine;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.suites.RunView;
import dev.hansei.infra.registry.suites.Runs;
import dev.hansei.workflows.cases.DatasetVersionId;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.suites.RunBudget;
import dev.hansei.workflows.suites.RunId;
import dev.hansei.workflows.suites.RunSuite;
import dev.hansei.workflows.suites.RunSuiteInput;
import dev.hansei.workflows.suites.SuiteId;
import dev.hansei.workflows.suites.Target;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Starts and cancels runs of suites, for REST and pages alike. */
@Singleton
public final class RunStarter {
  private final WorkflowEngine engine;
  private final Runs runs;
  private final Ids ids;

  RunStarter(WorkflowEngine engine, Runs runs, Ids ids) {
    this.engine = engine;
    this.runs = runs;
    this.ids = ids;
  }

  /**
   * What to run, all of it known to the project.
   *
   * @param repeats how often each case is asked, 1 to 20
   * @param against the run that pairwise judges compare with
   * @param seed of the first repetition; absent where the prompt's own settings hold
   * @param budget what it may pay; absent for no limit
   */
  public record Request(
      SuiteId suiteId,
      DatasetVersionId datasetVersionId,
      Target target,
      int repeats,
      Optional<RunId> against,
      @Nullable Long seed,
      @Nullable RunBudget budget) {
    /** Without a budget. */
    public Request(
        SuiteId suiteId,
        DatasetVersionId datasetVersionId,
        Target target,
        int repeats,
        Optional<RunId> against,
        @Nullable Long seed) {
      this(suiteId, datasetVersionId, target, repeats, against, seed, null);
    }

    /** The same with a budget. */
    public Request within(RunBudget limit) {
      return new Request(suiteId, datasetVersionId, target, repeats, against, seed, limit);
    }
  }

  /**
   * A run that was started.
   *
   * @param view absent as long as no worker has planned it
   */
  public record Started(RunId id, Optional<RunView> view) {}

  /**
   * Starts a run and waits a little for its row.
   *
   * @throws ApiException 503 {@code temporal-unavailable}; nothing was started then
   */
  public Started start(ProjectId project, Request request, Actor actor) {
    return start(project, new RunId(ids.next()), request, actor);
  }

  /** The same under an id of the caller's; what was started under it is not started anew. */
  Started start(ProjectId project, RunId id, Request request, Actor actor) {
    var input =
        new RunSuiteInput(
            project,
            id,
            request.suiteId(),
            request.datasetVersionId(),
            request.target(),
            request.repeats(),
            actor,
            request.against(),
            request.seed(),
            request.budget());
    engine.start(RunSuite.class, RunSuite.workflowId(input), input);
    return new Started(id, engine.awaitRow(() -> runs.find(project, id)));
  }

  /**
   * Asks a run to stop. It keeps what is done, and the rest ends as cancelled.
   *
   * @throws ApiException 404; 409 {@code run-ended}; 503 {@code temporal-unavailable}
   */
  public RunView cancel(ProjectId project, RunId id) {
    RunView run = runs.require(project, id);
    if (run.state().isTerminal() || !engine.cancel(RunSuite.workflowId(run.input()))) {
      throw ApiProblem.conflict(
              "run-ended", "Run %s has ended; there is nothing to cancel.".formatted(id))
          .raise();
    }
    return run;
  }

  /** Whether a run without a row was started and waits for a worker. */
  boolean isQueued(ProjectId project, RunId id) {
    return engine.isQueued(id.value(), RunSuite.workflowId(project, id));
  }
}
