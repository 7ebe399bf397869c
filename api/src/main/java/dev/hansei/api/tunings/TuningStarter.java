package dev.hansei.api.tunings;

import dev.hansei.api.temporal.WorkflowEngine;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.tunings.TuningView;
import dev.hansei.infra.registry.tunings.Tunings;
import dev.hansei.workflows.cases.DatasetVersionId;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.prompts.PromptVersionId;
import dev.hansei.workflows.tunings.Tune;
import dev.hansei.workflows.tunings.TuneInput;
import dev.hansei.workflows.tunings.TuningId;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Starts and stops tunings, for REST and pages alike. */
@Singleton
public final class TuningStarter {
  private final WorkflowEngine engine;
  private final Tunings tunings;
  private final Ids ids;

  TuningStarter(WorkflowEngine engine, Tunings tunings, Ids ids) {
    this.engine = engine;
    this.tunings = tunings;
    this.ids = ids;
  }

  /**
   * A tuning that was started.
   *
   * @param view absent as long as no worker has begun it
   */
  public record Started(TuningId id, Optional<TuningView> view) {}

  /** What to learn from, and what to make the candidate from. */
  public record Wanted(String name, DatasetVersionId pairs, PromptVersionId base) {}

  /**
   * Starts a tuning and waits a little for its row.
   *
   * @throws dev.hansei.api.problems.ApiException 503 {@code temporal-unavailable}; nothing was
   *     started then
   */
  public Started start(ProjectId project, Wanted wanted, PersonId by) {
    return start(project, new TuningId(ids.next()), wanted, by);
  }

  /** The same under an id of the caller's; what was started under it is not started anew. */
  Started start(ProjectId project, TuningId id, Wanted wanted, PersonId by) {
    var input = new TuneInput(project, id, wanted.name(), wanted.pairs(), wanted.base(), by);
    engine.start(Tune.class, Tune.workflowId(input), input);
    return new Started(id, engine.awaitRow(() -> tunings.find(project, id)));
  }

  /** Asks a tuning to stop; false when it has ended. */
  boolean cancel(ProjectId project, TuningId id) {
    return engine.cancel(Tune.workflowId(project, id));
  }

  /** Whether a tuning without a row was started and waits for a worker. */
  boolean isQueued(ProjectId project, TuningId id) {
    return engine.isQueued(id.value(), Tune.workflowId(project, id));
  }
}
