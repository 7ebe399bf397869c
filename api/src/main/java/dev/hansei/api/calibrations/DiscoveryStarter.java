package dev.hansei.api.calibrations;

import dev.hansei.api.temporal.WorkflowEngine;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.calibrations.Discoveries;
import dev.hansei.infra.registry.calibrations.DiscoveryView;
import dev.hansei.workflows.calibrations.DiscoverCriteria;
import dev.hansei.workflows.calibrations.DiscoverCriteriaInput;
import dev.hansei.workflows.calibrations.DiscoveryId;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Starts and stops discoveries, for REST and pages alike. */
@Singleton
public final class DiscoveryStarter {
  private final WorkflowEngine engine;
  private final Discoveries discoveries;
  private final Ids ids;

  DiscoveryStarter(WorkflowEngine engine, Discoveries discoveries, Ids ids) {
    this.engine = engine;
    this.discoveries = discoveries;
    this.ids = ids;
  }

  /**
   * A discovery that was started.
   *
   * @param view absent as long as no worker has begun it
   */
  public record Started(DiscoveryId id, Optional<DiscoveryView> view) {}

  /**
   * Starts a discovery and waits a little for its row.
   *
   * @throws dev.hansei.api.problems.ApiException 503 {@code temporal-unavailable}; nothing was
   *     started then
   */
  Started start(ProjectId project, NewDiscovery wanted, Actor actor) {
    return start(project, new DiscoveryId(ids.next()), wanted, actor);
  }

  /** The same under an id of the caller's; what was started under it is not started anew. */
  Started start(ProjectId project, DiscoveryId id, NewDiscovery wanted, Actor actor) {
    var input = new DiscoverCriteriaInput(project, id, Optional.ofNullable(wanted.model()), actor);
    engine.start(DiscoverCriteria.class, DiscoverCriteria.workflowId(input), input);
    return new Started(id, engine.awaitRow(() -> discoveries.find(project, id)));
  }

  /** Asks a discovery to stop; false when it has ended. */
  boolean cancel(ProjectId project, DiscoveryId id) {
    return engine.cancel(DiscoverCriteria.workflowId(project, id));
  }

  /** Whether a discovery without a row was started and waits for a worker. */
  boolean isQueued(ProjectId project, DiscoveryId id) {
    return engine.isQueued(id.value(), DiscoverCriteria.workflowId(project, id));
  }
}
