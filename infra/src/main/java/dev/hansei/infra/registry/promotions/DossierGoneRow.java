package dev.hansei.infra.registry.promotions;

import dev.hansei.infra.registry.Binary32;
import dev.hansei.workflows.lineage.Sha256;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/** A row of {@code promotions_dossier_gone}. */
@MappedEntity("promotions_dossier_gone")
record DossierGoneRow(@Id @Binary32 Sha256 zipSha256, Instant since) {}
