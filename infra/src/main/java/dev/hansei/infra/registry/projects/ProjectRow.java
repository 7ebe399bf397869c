package dev.hansei.infra.registry.projects;

import dev.hansei.infra.registry.Binary16;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.projects.ProjectName;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/** A row of {@code projects_project}. */
@MappedEntity("projects_project")
record ProjectRow(@Id @Binary16 UUID id, String name, Instant createdAt) {
  Project project() {
    return new Project(new ProjectId(id), new ProjectName(name), createdAt);
  }
}
