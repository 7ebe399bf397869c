package dev.hansei.infra.registry.promotions;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.Binary16;
import dev.hansei.infra.registry.Binary32;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.promotions.PromoteInput;
import dev.hansei.workflows.promotions.PromotionState;
import dev.hansei.workflows.promotions.ReleasePlan;
import dev.hansei.workflows.prompts.StagePointer;
import dev.hansei.workflows.suites.RunId;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code promotions_promotion}. */
@MappedEntity("promotions_promotion")
record PromotionRow(
    @Id @Binary16 UUID projectId,
    @Binary16 UUID promotionId,
    @Binary16 UUID promptId,
    @Binary16 UUID candidateId,
    @Nullable @Binary16 UUID replacesId,
    String stage,
    @Binary16 UUID gateId,
    @Nullable @Binary16 UUID baselineRunId,
    @Binary16 UUID candidateRunId,
    @Nullable @Binary16 UUID verdictId,
    String state,
    @Binary16 UUID requestedBy,
    long patienceSeconds,
    long expectedRevision,
    @Nullable Long movedRevision,
    String rollbackReason,
    Instant createdAt,
    @Nullable Instant endedAt,
    long version,
    @Nullable @Binary32 Sha256 reasonSha256,
    String reasonMediaType,
    long reasonBytes,
    @Nullable String plan) {
  static PromotionRow opened(
      PromoteInput input, Optional<StagePointer> live, CanonicalJson json, Instant now) {
    return new PromotionRow(
        input.projectId().value(),
        input.promotionId().value(),
        input.promptId().value(),
        input.candidate().value(),
        live.map(pointer -> pointer.version().value()).orElse(null),
        input.stage().name(),
        input.gateId().value(),
        input.baselineRun().map(RunId::value).orElse(null),
        input.candidateRun().value(),
        null,
        PromotionState.CHECKING.name(),
        input.requestedBy().value(),
        input.patience().toSeconds(),
        live.map(StagePointer::revision).orElse(0L),
        null,
        "",
        now,
        null,
        0,
        input.reason().map(ArtifactRef::sha256).orElse(null),
        input.reason().map(ArtifactRef::mediaType).orElse(""),
        input.reason().map(ArtifactRef::sizeBytes).orElse(0L),
        input.plan().map(json::write).orElse(null));
  }

  Optional<ArtifactRef> reason() {
    return Optional.ofNullable(reasonSha256)
        .map(sha256 -> new ArtifactRef(sha256, reasonMediaType, reasonBytes));
  }

  Optional<ReleasePlan> releasePlan(CanonicalJson json) {
    return Optional.ofNullable(plan).map(text -> json.read(text, ReleasePlan.class));
  }

  PromotionState currentState() {
    return PromotionState.valueOf(state);
  }
}
