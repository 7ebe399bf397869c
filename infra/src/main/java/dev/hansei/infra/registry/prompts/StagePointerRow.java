package dev.hansei.infra.registry.prompts;

import dev.hansei.infra.registry.Binary16;
import dev.hansei.workflows.prompts.PromptId;
import dev.hansei.workflows.prompts.PromptVersionId;
import dev.hansei.workflows.prompts.Stage;
import dev.hansei.workflows.prompts.StagePointer;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/** A row of {@code prompts_stage_pointer}. */
@MappedEntity("prompts_stage_pointer")
record StagePointerRow(
    @Binary16 UUID projectId,
    @Id @Binary16 UUID promptId,
    String stage,
    @Binary16 UUID versionId,
    long revision,
    Instant movedAt) {
  StagePointer pointer() {
    return new StagePointer(
        new PromptId(promptId),
        Stage.valueOf(stage),
        new PromptVersionId(versionId),
        revision,
        movedAt);
  }
}
