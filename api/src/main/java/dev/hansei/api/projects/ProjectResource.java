package dev.hansei.api.projects;

import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.projects.ProjectName;
import dev.hansei.workflows.projects.Role;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Set;

/** A project, and what the caller may do in it. */
@Schema(name = "Project")
public record ProjectResource(ProjectId id, ProjectName name, Set<Role> roles, Instant createdAt) {
  static ProjectResource of(Project project, Set<Role> roles) {
    return new ProjectResource(project.id(), project.name(), roles, project.createdAt());
  }
}
