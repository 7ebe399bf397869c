package dev.hansei.workflows.monitors;

import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import java.util.Objects;
import java.util.Optional;

/**
 * Which monitor to run.
 *
 * @param carried what an earlier execution of the same workflow knew; absent at the start
 */
public record MonitorInput(
    ProjectId projectId,
    MonitorId monitorId,
    MonitorPlan plan,
    Actor startedBy,
    Optional<MonitorProgress> carried) {
  public MonitorInput {
    Objects.requireNonNull(projectId, "projectId is null");
    Objects.requireNonNull(monitorId, "monitorId is null");
    Objects.requireNonNull(plan, "plan is null");
    Objects.requireNonNull(startedBy, "startedBy is null");
    Objects.requireNonNull(carried, "carried is null");
  }

  MonitorInput carrying(MonitorProgress progress) {
    return new MonitorInput(projectId, monitorId, plan, startedBy, Optional.of(progress));
  }
}
