package dev.hansei.api.projects;

import dev.hansei.workflows.projects.ProjectName;
import java.util.Objects;

/** A project to make; the name never changes. */
public record ProjectRequest(ProjectName name) {
  public ProjectRequest {
    Objects.requireNonNull(name, "name is null");
  }
}
