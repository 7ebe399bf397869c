package dev.hansei.infra.registry.promotions;

import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.promotions.PromotionState;
import java.time.Instant;
import java.util.Objects;

/**
 * One edition of a promotion's dossier.
 *
 * @param edition 1 for what people decide on; from 2 for each end
 * @param state where the promotion stood
 * @param manifest hash of what is signed: the edition's name
 * @param zip the file
 * @param keyId which key signed it
 */
public record DossierEdition(
    int edition,
    PromotionState state,
    Sha256 manifest,
    ArtifactRef zip,
    String keyId,
    Instant madeAt) {
  static final String MEDIA_TYPE = "application/zip";

  public DossierEdition {
    Objects.requireNonNull(state, "state is null");
    Objects.requireNonNull(manifest, "manifest is null");
    Objects.requireNonNull(zip, "zip is null");
    Objects.requireNonNull(keyId, "keyId is null");
    Objects.requireNonNull(madeAt, "madeAt is null");
  }
}
