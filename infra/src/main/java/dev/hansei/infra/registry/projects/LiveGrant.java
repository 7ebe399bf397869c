package dev.hansei.infra.registry.projects;

import dev.hansei.workflows.projects.Project;
import java.util.Objects;

/** What a token opens, with the one project in which it does. */
public record LiveGrant(Grant grant, Project project) {
  public LiveGrant {
    Objects.requireNonNull(grant, "grant is null");
    if (!grant.projectId().equals(project.id())) {
      throw new IllegalArgumentException("a token opens its own project only: " + project.name());
    }
  }
}
