package dev.hansei.infra.registry.prompts;

import dev.hansei.infra.registry.Binary16;
import dev.hansei.workflows.prompts.PromptVersionId;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/** A row of {@code prompts_stage_move}. */
@MappedEntity("prompts_stage_move")
record StageMoveRow(
    @Binary16 UUID projectId,
    @Id @Binary16 UUID promptId,
    String stage,
    long revision,
    @Binary16 UUID versionId,
    String actor,
    Instant movedAt) {
  StageMoved moved() {
    return new StageMoved(new PromptVersionId(versionId), revision, actor, movedAt);
  }
}
