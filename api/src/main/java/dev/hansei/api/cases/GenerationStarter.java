package dev.hansei.api.cases;

import dev.hansei.api.temporal.WorkflowEngine;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.cases.GenerationView;
import dev.hansei.infra.registry.cases.Generations;
import dev.hansei.workflows.cases.DatasetId;
import dev.hansei.workflows.cases.DocumentId;
import dev.hansei.workflows.cases.GenerateCases;
import dev.hansei.workflows.cases.GenerateCasesInput;
import dev.hansei.workflows.cases.GenerationId;
import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Starts generations of cases, for REST and pages alike. */
@Singleton
public final class GenerationStarter {
  private final WorkflowEngine engine;
  private final Generations generations;
  private final Ids ids;

  GenerationStarter(WorkflowEngine engine, Generations generations, Ids ids) {
    this.engine = engine;
    this.generations = generations;
    this.ids = ids;
  }

  /** What to generate; see {@link GenerateCasesInput}. All of it is known to the project. */
  public record Request(
      DatasetId datasetId,
      ModelName model,
      List<DocumentId> documents,
      int questionsPerDocument,
      boolean fromFailures,
      boolean finaliseChecked) {
    public Request {
      documents = List.copyOf(documents);
    }
  }

  /**
   * A generation that was started.
   *
   * @param view absent as long as no worker has planned it
   */
  public record Started(GenerationId id, Optional<GenerationView> view) {}

  /**
   * Starts a generation and waits a little for its row.
   *
   * @throws dev.hansei.api.problems.ApiException 503 {@code temporal-unavailable}; nothing was
   *     started then
   */
  public Started start(ProjectId project, Request request, Actor actor) {
    return start(project, new GenerationId(ids.next()), request, actor);
  }

  /** The same under an id of the caller's; what was started under it is not started anew. */
  Started start(ProjectId project, GenerationId id, Request request, Actor actor) {
    var input =
        new GenerateCasesInput(
            project,
            id,
            request.datasetId(),
            request.model(),
            request.documents(),
            request.questionsPerDocument(),
            request.fromFailures(),
            request.finaliseChecked(),
            actor);
    engine.start(GenerateCases.class, GenerateCases.workflowId(input), input);
    return new Started(id, engine.awaitRow(() -> generations.find(project, id)));
  }

  /** Whether a generation without a row was started and waits for a worker. */
  boolean isQueued(ProjectId project, GenerationId id) {
    return engine.isQueued(id.value(), GenerateCases.workflowId(project, id));
  }
}
