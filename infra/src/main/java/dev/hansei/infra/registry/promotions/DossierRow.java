package dev.hansei.infra.registry.promotions;

import dev.hansei.infra.registry.Binary16;
import dev.hansei.infra.registry.Binary32;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.promotions.PromotionState;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/** A row of {@code promotions_dossier}. */
@MappedEntity("promotions_dossier")
record DossierRow(
    @Id @Binary16 UUID projectId,
    @Binary16 UUID promotionId,
    int edition,
    String state,
    @Binary32 Sha256 manifestSha256,
    @Binary32 Sha256 zipSha256,
    long zipBytes,
    String keyId,
    Instant madeAt) {
  DossierRow with(ArtifactRef zip) {
    return new DossierRow(
        projectId,
        promotionId,
        edition,
        state,
        manifestSha256,
        zip.sha256(),
        zip.sizeBytes(),
        keyId,
        madeAt);
  }

  DossierEdition view() {
    return new DossierEdition(
        edition,
        PromotionState.valueOf(state),
        manifestSha256,
        new ArtifactRef(zipSha256, DossierEdition.MEDIA_TYPE, zipBytes),
        keyId,
        madeAt);
  }
}
