package dev.hansei.infra.registry.prompts;

import dev.hansei.infra.registry.Binary16;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.prompts.Prompt;
import dev.hansei.workflows.prompts.PromptId;
import dev.hansei.workflows.prompts.PromptName;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/** A row of {@code prompts_prompt}. */
@MappedEntity("prompts_prompt")
record PromptRow(@Id @Binary16 UUID id, @Binary16 UUID projectId, String name, Instant createdAt) {
  Prompt prompt() {
    return new Prompt(new PromptId(id), new ProjectId(projectId), new PromptName(name), createdAt);
  }
}
