package dev.hansei.workflows.calibrations;

import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import java.util.Objects;
import java.util.Optional;

/**
 * What to discover from.
 *
 * @param model who words the proposals; without one the keywords of their groups do
 */
public record DiscoverCriteriaInput(
    ProjectId projectId, DiscoveryId discoveryId, Optional<ModelName> model, Actor startedBy) {
  public DiscoverCriteriaInput {
    Objects.requireNonNull(projectId, "projectId is null");
    Objects.requireNonNull(discoveryId, "discoveryId is null");
    Objects.requireNonNull(model, "model is null");
    Objects.requireNonNull(startedBy, "startedBy is null");
  }
}
