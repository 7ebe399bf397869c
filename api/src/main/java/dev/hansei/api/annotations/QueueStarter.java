package dev.hansei.api.annotations;

import dev.hansei.api.problems.ApiException;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.api.temporal.WorkflowEngine;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.annotations.Blindness;
import dev.hansei.infra.registry.annotations.QueueView;
import dev.hansei.infra.registry.annotations.Queues;
import dev.hansei.workflows.annotations.Annotate;
import dev.hansei.workflows.annotations.AnnotateInput;
import dev.hansei.workflows.annotations.CloseRequest;
import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.annotations.QueuePlan;
import dev.hansei.workflows.annotations.QueueState;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Makes and closes queues, for REST and pages alike. */
@Singleton
public final class QueueStarter {
  private final WorkflowEngine engine;
  private final Queues queues;
  private final Blindness blindness;
  private final Ids ids;

  QueueStarter(WorkflowEngine engine, Queues queues, Blindness blindness, Ids ids) {
    this.engine = engine;
    this.queues = queues;
    this.blindness = blindness;
    this.ids = ids;
  }

  /**
   * A queue that was asked for.
   *
   * @param view absent as long as no worker has come to it
   */
  public record Started(QueueId id, QueuePlan plan, Optional<QueueView> view) {}

  /**
   * Starts a queue and waits a little until it is open.
   *
   * @throws ApiException 409 {@code judge-would-show}; 503 {@code temporal-unavailable}; nothing
   *     was started then
   */
  public Started start(ProjectId project, QueuePlan plan, Actor actor) {
    return start(project, new QueueId(ids.next()), plan, actor);
  }

  /** The same under an id of the caller's; what was started under it is not started anew. */
  Started start(ProjectId project, QueueId id, QueuePlan plan, Actor actor) {
    requireBlind(project, plan);
    var input = new AnnotateInput(project, id, plan, actor, Optional.empty());
    engine.start(Annotate.class, Annotate.workflowId(input), input);
    Optional<QueueView> open =
        engine.awaitRow(() ->
            queues.find(project, id).filter(view -> view.queue().state() != QueueState.PREPARING));
    return new Started(id, plan, open.or(() -> queues.find(project, id)));
  }

  /**
   * Who labels an answer blind must not read in another queue what a judge said of it. Asked again
   * when the queue's row is written, for two may be made at once.
   *
   * @throws ApiException 409 {@code judge-would-show}
   */
  void requireBlind(ProjectId project, QueuePlan plan) {
    blindness
        .spoiling(project, plan)
        .ifPresent(queue -> {
          throw ApiProblem.conflict("judge-would-show", words(queue.plan(), plan)).raise();
        });
  }

  private static String words(QueuePlan there, QueuePlan wanted) {
    return wanted.prelabel().isPresent()
        ? ("Queue '%s' asks people about answers of the same run who must not know what a judge said"
                + " of them. Wait until it has closed, or leave out prelabel.")
            .formatted(there.name())
        : ("Queue '%s' shows people what a judge said of answers of the same run, so they would not"
                + " be blind here. Wait until it has closed, or show the judge here too.")
            .formatted(there.name());
  }

  /**
   * Asks for a queue to be closed with what there is, which happens within seconds.
   *
   * @throws ApiException 404; 409 {@code queue-ended}; 503 {@code temporal-unavailable}
   */
  public QueueView close(ProjectId project, QueueId id, Actor actor) {
    QueueView view = queues.require(project, id);
    String workflow = Annotate.workflowId(project, id);
    if (view.queue().state().isTerminal()
        || !engine.signal(workflow, "close", new CloseRequest(actor))) {
      throw ApiProblem.conflict(
              "queue-ended", "Queue %s has ended; there is nothing to close.".formatted(id))
          .raise();
    }
    return engine
        .awaitRow(() -> queues.find(project, id).filter(it -> it.queue().state().isTerminal()))
        .orElse(view);
  }

  /** Whether a queue without a row was started and waits for a worker. */
  boolean isQueued(ProjectId project, QueueId id) {
    return engine.isQueued(id.value(), Annotate.workflowId(project, id));
  }
}
