package dev.hansei.workflows.failures;

import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import java.util.Objects;

/**
 * What to collect.
 *
 * @param fromStart whether to read all traces again rather than those since the watermark
 */
public record CollectFailuresInput(
    ProjectId projectId, CollectionId collectionId, Actor startedBy, boolean fromStart) {
  public CollectFailuresInput {
    Objects.requireNonNull(projectId, "projectId is null");
    Objects.requireNonNull(collectionId, "collectionId is null");
    Objects.requireNonNull(startedBy, "startedBy is null");
  }
}
