package dev.hansei.api.failures;

import dev.hansei.api.temporal.WorkflowEngine;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.failures.CollectionView;
import dev.hansei.infra.registry.failures.Collections;
import dev.hansei.workflows.failures.CollectFailures;
import dev.hansei.workflows.failures.CollectFailuresInput;
import dev.hansei.workflows.failures.CollectionId;
import dev.hansei.workflows.failures.TimeRange;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Starts collections of failures, for REST and pages alike. */
@Singleton
public final class CollectionStarter {
  private final WorkflowEngine engine;
  private final Collections collections;
  private final Ids ids;

  CollectionStarter(WorkflowEngine engine, Collections collections, Ids ids) {
    this.engine = engine;
    this.collections = collections;
    this.ids = ids;
  }

  /** What to read. */
  public enum Scope {
    /** Traces that came or changed since they were last read. */
    PENDING,
    /** All traces once more, as after a change of detectors. */
    ALL
  }

  /**
   * A collection that was started.
   *
   * @param view absent as long as no worker has begun it
   */
  public record Started(CollectionId id, Optional<CollectionView> view) {}

  /**
   * Starts a collection and waits a little for its row.
   *
   * @throws dev.hansei.api.problems.ApiException 503 {@code temporal-unavailable}; nothing was
   *     started then
   */
  public Started start(ProjectId project, Scope scope, Actor actor) {
    CollectionId id = new CollectionId(ids.next());
    return start(new CollectFailuresInput(project, id, actor, scope == Scope.ALL));
  }

  /**
   * Reads the traces of a range once more, and whatever else is pending; as {@link #start}.
   *
   * @throws dev.hansei.api.problems.ApiException 503 {@code temporal-unavailable}
   */
  public Started backfill(ProjectId project, TimeRange range, Actor actor) {
    CollectionId id = new CollectionId(ids.next());
    return start(new CollectFailuresInput(project, id, actor, false, range));
  }

  private Started start(CollectFailuresInput input) {
    ProjectId project = input.projectId();
    CollectionId id = input.collectionId();
    engine.start(CollectFailures.class, CollectFailures.workflowId(input), input);
    return new Started(id, engine.awaitRow(() -> collections.find(project, id)));
  }

  /** Whether a collection without a row was started and waits for a worker. */
  boolean isQueued(ProjectId project, CollectionId id) {
    return engine.isQueued(id.value(), CollectFailures.workflowId(project, id));
  }
}
