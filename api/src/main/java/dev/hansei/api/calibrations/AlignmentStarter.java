package dev.hansei.api.calibrations;

import dev.hansei.api.temporal.WorkflowEngine;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.calibrations.AlignmentView;
import dev.hansei.infra.registry.calibrations.Alignments;
import dev.hansei.workflows.calibrations.Align;
import dev.hansei.workflows.calibrations.AlignInput;
import dev.hansei.workflows.calibrations.AlignmentId;
import dev.hansei.workflows.cases.Split;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Starts and stops alignments, for REST and pages alike. */
@Singleton
public final class AlignmentStarter {
  private final WorkflowEngine engine;
  private final Alignments alignments;
  private final Ids ids;

  AlignmentStarter(WorkflowEngine engine, Alignments alignments, Ids ids) {
    this.engine = engine;
    this.alignments = alignments;
    this.ids = ids;
  }

  /**
   * An alignment that was started.
   *
   * @param view absent as long as no worker has begun it
   */
  public record Started(AlignmentId id, Optional<AlignmentView> view) {}

  /** How to align, and what it may cost. */
  public record Wanted(AlignInput.Way way, int rounds, int callsMax, Split split) {}

  /**
   * Starts an alignment and waits a little for its row.
   *
   * @throws dev.hansei.api.problems.ApiException 503 {@code temporal-unavailable}; nothing was
   *     started then
   */
  public Started start(ProjectId project, JudgeId judge, Wanted wanted, Actor actor) {
    return start(project, new AlignmentId(ids.next()), judge, wanted, actor);
  }

  /** The same under an id of the caller's; what was started under it is not started anew. */
  Started start(ProjectId project, AlignmentId id, JudgeId judge, Wanted wanted, Actor actor) {
    var input =
        new AlignInput(
            project,
            id,
            judge,
            wanted.way(),
            wanted.rounds(),
            wanted.callsMax(),
            wanted.split(),
            actor);
    engine.start(Align.class, Align.workflowId(input), input);
    return new Started(id, engine.awaitRow(() -> alignments.find(project, id)));
  }

  /** Asks an alignment to stop; false when it has ended. */
  boolean cancel(ProjectId project, AlignmentId id) {
    return engine.cancel(Align.workflowId(project, id));
  }

  /** Whether an alignment without a row was started and waits for a worker. */
  boolean isQueued(ProjectId project, AlignmentId id) {
    return engine.isQueued(id.value(), Align.workflowId(project, id));
  }
}
