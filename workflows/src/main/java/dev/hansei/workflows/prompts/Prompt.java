package dev.hansei.workflows.prompts;

import dev.hansei.workflows.projects.ProjectId;
import java.time.Instant;
import java.util.Objects;

/** A prompt: a name under which versions gather. */
public record Prompt(PromptId id, ProjectId projectId, PromptName name, Instant createdAt) {
  public Prompt {
    Objects.requireNonNull(id, "id is null");
    Objects.requireNonNull(projectId, "projectId is null");
    Objects.requireNonNull(name, "name is null");
    Objects.requireNonNull(createdAt, "createdAt is null");
  }
}
