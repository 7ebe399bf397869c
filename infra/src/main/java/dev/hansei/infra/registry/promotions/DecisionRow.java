package dev.hansei.infra.registry.promotions;

import dev.hansei.infra.registry.Binary16;
import dev.hansei.infra.registry.Binary32;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.promotions.Decision;
import dev.hansei.workflows.promotions.Promotion;
import dev.hansei.workflows.promotions.PromotionActivities.DecisionToRecord;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code promotions_decision}. */
@MappedEntity("promotions_decision")
record DecisionRow(
    @Id @Binary16 UUID projectId,
    @Binary16 UUID promotionId,
    String decisionId,
    @Binary16 UUID personId,
    String kind,
    @Nullable @Binary32 Sha256 commentSha256,
    String commentMediaType,
    long commentBytes,
    Instant decidedAt) {
  static DecisionRow of(DecisionToRecord decided, Instant now) {
    Decision decision = decided.decision();
    Optional<ArtifactRef> comment = decision.comment();
    return new DecisionRow(
        decided.projectId().value(),
        decided.promotionId().value(),
        decision.id(),
        decision.personId().value(),
        decision.kind().name(),
        comment.map(ArtifactRef::sha256).orElse(null),
        comment.map(ArtifactRef::mediaType).orElse(""),
        comment.map(ArtifactRef::sizeBytes).orElse(0L),
        now);
  }

  Promotion.Approval approval() {
    Optional<ArtifactRef> comment =
        Optional.ofNullable(commentSha256)
            .map(sha256 -> new ArtifactRef(sha256, commentMediaType, commentBytes));
    return new Promotion.Approval(
        new Decision(decisionId, new PersonId(personId), Decision.Kind.valueOf(kind), comment),
        decidedAt);
  }
}
