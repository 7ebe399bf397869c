package dev.hansei.infra.registry.promotions;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/** A promotion that lacks an edition of its dossier. */
@MappedEntity("promotions_promotion")
record MissingDossierRow(@Id @Binary16 UUID projectId, @Binary16 UUID promotionId) {}
