package dev.hansei.infra.registry.prompts;

import dev.hansei.infra.registry.Binary16;
import dev.hansei.workflows.prompts.PromptVersionId;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code prompts_stage_move}. */
@MappedEntity("prompts_stage_move")
record StageMoveRow(
    @Binary16 UUID projectId,
    @Id @Binary16 UUID promptId,
    String stage,
    long revision,
    @Binary16 UUID versionId,
    String actor,
    Instant movedAt,
    @Nullable @Binary16 UUID candidateId,
    int candidateShare,
    @Nullable @Binary16 UUID rolloutId) {
  static StageMoveRow of(StagePointerRow row, String actor) {
    return new StageMoveRow(
        row.projectId(),
        row.promptId(),
        row.stage(),
        row.revision(),
        row.versionId(),
        actor,
        row.movedAt(),
        row.candidateId(),
        row.candidateShare(),
        row.rolloutId());
  }

  StageMoved moved() {
    return new StageMoved(
        new PromptVersionId(versionId),
        revision,
        actor,
        movedAt,
        StagePointerRow.share(candidateId, candidateShare, rolloutId));
  }
}
