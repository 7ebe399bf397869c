package dev.hansei.api.monitors;

import dev.hansei.api.problems.ApiException;
import dev.hansei.api.temporal.WorkflowEngine;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.monitors.MonitorView;
import dev.hansei.infra.registry.monitors.Monitors;
import dev.hansei.workflows.monitors.Monitor;
import dev.hansei.workflows.monitors.MonitorId;
import dev.hansei.workflows.monitors.MonitorInput;
import dev.hansei.workflows.monitors.MonitorPlan;
import dev.hansei.workflows.monitors.MonitorState;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import io.temporal.client.WorkflowServiceException;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts, pauses and resumes monitors, for REST and pages alike. */
@Singleton
public final class MonitorStarter {
  private static final Logger LOG = LoggerFactory.getLogger(MonitorStarter.class);

  private final WorkflowEngine engine;
  private final Monitors monitors;
  private final Ids ids;

  MonitorStarter(WorkflowEngine engine, Monitors monitors, Ids ids) {
    this.engine = engine;
    this.monitors = monitors;
    this.ids = ids;
  }

  /**
   * A monitor that was started.
   *
   * @param view absent as long as no worker has begun it
   */
  public record Started(MonitorId id, Optional<MonitorView> view) {}

  /**
   * Starts a monitor and waits a little for its row.
   *
   * @throws ApiException 503 {@code temporal-unavailable}; nothing was started then
   */
  public Started start(ProjectId project, MonitorPlan plan, Actor actor) {
    return start(project, new MonitorId(ids.next()), plan, actor);
  }

  /** The same under an id of the caller's; what was started under it is not started anew. */
  Started start(ProjectId project, MonitorId id, MonitorPlan plan, Actor actor) {
    var input = new MonitorInput(project, id, plan, actor, Optional.empty());
    engine.start(Monitor.class, Monitor.workflowId(input), input);
    return new Started(id, engine.awaitRow(() -> monitors.find(project, id)));
  }

  /** Stops the looking; works without Temporal. */
  MonitorView pause(ProjectId project, MonitorId id, Actor actor) {
    MonitorView paused = monitors.pause(project, id, actor);
    tell(project, id);
    return paused;
  }

  /** Lets it look again; without Temporal it does so within an hour of its return. */
  MonitorView resume(ProjectId project, MonitorId id, Actor actor) {
    MonitorView resumed = monitors.resume(project, id, actor);
    tell(project, id);
    return resumed;
  }

  /**
   * Ends it for good: its workflow is cancelled and says so soon.
   *
   * @throws ApiException 503 {@code temporal-unavailable}; it goes on then, so pause it
   */
  MonitorView end(ProjectId project, MonitorId id) {
    if (!engine.cancel(Monitor.workflowId(project, id))) {
      monitors.end(project, id, "");
    }
    return engine
        .awaitRow(
            () -> monitors.find(project, id).filter(view -> view.state() == MonitorState.ENDED))
        .orElseGet(() -> monitors.require(project, id));
  }

  /** The registry has it; the workflow finds it there by itself, only later. */
  private void tell(ProjectId project, MonitorId id) {
    try {
      if (!engine.signal(Monitor.workflowId(project, id), "changed")) {
        LOG.warn("monitor {} has no workflow to tell", id);
      }
    } catch (ApiException | WorkflowServiceException e) {
      LOG.warn("monitor {} hears of it later: {}", id, e.getMessage());
    }
  }

  /** Whether a monitor without a row was started and waits for a worker. */
  boolean isQueued(ProjectId project, MonitorId id) {
    return engine.isQueued(id.value(), Monitor.workflowId(project, id));
  }
}
