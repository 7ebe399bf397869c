package dev.hansei.workflows.projects;

import java.time.Instant;
import java.util.Objects;

/** A project: the boundary of data, roles and budgets. Its name never changes. */
public record Project(ProjectId id, ProjectName name, Instant createdAt) {
  public Project {
    Objects.requireNonNull(id, "id is null");
    Objects.requireNonNull(name, "name is null");
    Objects.requireNonNull(createdAt, "createdAt is null");
  }
}
