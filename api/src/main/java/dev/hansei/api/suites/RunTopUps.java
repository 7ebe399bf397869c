package dev.hansei.api.suites;

import dev.hansei.api.problems.ApiException;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.api.temporal.WorkflowEngine;
import dev.hansei.infra.registry.suites.RunView;
import dev.hansei.infra.registry.suites.Runs;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.suites.RunSuite;
import dev.hansei.workflows.suites.RunTopUp;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Gives runs more to spend, for REST and pages alike. */
@Singleton
final class RunTopUps {
  /** It passes through a worker and the registry; who gave it should see that it counts. */
  private static final Duration HEARD = Duration.ofSeconds(5);

  private static final Duration LOOK = Duration.ofMillis(50);

  private final WorkflowEngine engine;
  private final Runs runs;

  RunTopUps(WorkflowEngine engine, Runs runs) {
    this.engine = engine;
    this.runs = runs;
  }

  /**
   * Raises the limits of a run, and waits a little to see it; without a worker it counts later.
   *
   * @throws ApiException 409 {@code no-budget} or {@code run-ended}; 503 {@code
   *     temporal-unavailable}, nothing was added then
   */
  RunView topUp(RunView run, PersonId person, NewRunTopUp wanted) {
    if (!run.limits().isThere()) {
      throw RunBudgetController.noBudget(run).raise();
    }
    var more = new RunTopUp(UUID.randomUUID().toString(), person, wanted.more(run.limits()));
    if (run.state().isTerminal()
        || !engine.signal(RunSuite.workflowId(run.input()), "topUp", more)) {
      throw ApiProblem.conflict(
              "run-ended", "Run %s has ended; it takes no more to spend.".formatted(run.id()))
          .raise();
    }
    Instant end = Instant.now().plus(HEARD);
    RunView now = read(run);
    while (now.limits().equals(run.limits())
        && !now.state().isTerminal()
        && Instant.now().isBefore(end)) {
      pause();
      now = read(run);
    }
    return now;
  }

  private RunView read(RunView run) {
    return runs.require(run.input().projectId(), run.id());
  }

  private static void pause() {
    try {
      Thread.sleep(LOOK);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for the registry", e);
    }
  }
}
