package dev.hansei.api.promotions;

import dev.hansei.infra.registry.promotions.DossierEdition;
import dev.hansei.workflows.promotions.PromotionState;
import java.time.Instant;

/**
 * One edition of a dossier, as the API shows it.
 *
 * @param edition 1 for what people decide on; from 2 for each end
 * @param state where the promotion stood
 * @param manifest SHA-256 of what is signed: the edition's name
 * @param sha256 of the zip
 * @param key which key signed it; GET /api/v1/keys has its public half
 */
public record DossierResource(
    int edition,
    PromotionState state,
    String manifest,
    String sha256,
    long bytes,
    String key,
    Instant madeAt) {
  static DossierResource of(DossierEdition edition) {
    return new DossierResource(
        edition.edition(),
        edition.state(),
        edition.manifest().hex(),
        edition.zip().sha256().hex(),
        edition.zip().sizeBytes(),
        edition.keyId(),
        edition.madeAt());
  }
}
