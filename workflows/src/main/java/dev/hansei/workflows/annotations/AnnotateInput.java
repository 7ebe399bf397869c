package dev.hansei.workflows.annotations;

import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import java.util.Objects;
import java.util.Optional;

/**
 * Which queue to attend to.
 *
 * @param carried what an earlier execution of the same workflow knew; absent at the start
 */
public record AnnotateInput(
    ProjectId projectId,
    QueueId queueId,
    QueuePlan plan,
    Actor startedBy,
    Optional<Deadline> carried) {
  public AnnotateInput {
    Objects.requireNonNull(projectId, "projectId is null");
    Objects.requireNonNull(queueId, "queueId is null");
    Objects.requireNonNull(plan, "plan is null");
    Objects.requireNonNull(startedBy, "startedBy is null");
    Objects.requireNonNull(carried, "carried is null");
  }

  AnnotateInput carrying(Deadline deadline) {
    return new AnnotateInput(projectId, queueId, plan, startedBy, Optional.of(deadline));
  }
}
