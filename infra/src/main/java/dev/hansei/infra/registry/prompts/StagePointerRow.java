package dev.hansei.infra.registry.prompts;

import dev.hansei.infra.registry.Binary16;
import dev.hansei.workflows.prompts.PromptId;
import dev.hansei.workflows.prompts.PromptVersionId;
import dev.hansei.workflows.prompts.RolloutId;
import dev.hansei.workflows.prompts.Stage;
import dev.hansei.workflows.prompts.StagePointer;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code prompts_stage_pointer}. */
@MappedEntity("prompts_stage_pointer")
record StagePointerRow(
    @Binary16 UUID projectId,
    @Id @Binary16 UUID promptId,
    String stage,
    @Binary16 UUID versionId,
    long revision,
    Instant movedAt,
    @Nullable @Binary16 UUID candidateId,
    int candidateShare,
    @Nullable @Binary16 UUID rolloutId) {
  /** As a move leaves it: one version for all. */
  static StagePointerRow moved(UUID project, StageMove move, Instant now) {
    return new StagePointerRow(
        project,
        move.promptId().value(),
        move.stage().name(),
        move.version().value(),
        move.expectedRevision() + 1,
        now,
        null,
        0,
        null);
  }

  /** With another share, one revision on; what is live stays. */
  StagePointerRow shared(Optional<StagePointer.Share> wanted, Instant now) {
    return new StagePointerRow(
        projectId,
        promptId,
        stage,
        versionId,
        revision + 1,
        now,
        wanted.map(share -> share.candidate().value()).orElse(null),
        wanted.map(StagePointer.Share::share).orElse(0),
        wanted.map(share -> share.rollout().value()).orElse(null));
  }

  StagePointer pointer() {
    return new StagePointer(
        new PromptId(promptId),
        Stage.valueOf(stage),
        new PromptVersionId(versionId),
        revision,
        movedAt,
        share(candidateId, candidateShare, rolloutId));
  }

  static Optional<StagePointer.Share> share(
      @Nullable UUID candidate, int share, @Nullable UUID rollout) {
    return candidate == null || rollout == null
        ? Optional.empty()
        : Optional.of(
            new StagePointer.Share(new PromptVersionId(candidate), share, new RolloutId(rollout)));
  }
}
