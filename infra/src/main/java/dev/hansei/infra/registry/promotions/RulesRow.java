package dev.hansei.infra.registry.promotions;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.Binary16;
import dev.hansei.infra.registry.Binary32;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.promotions.ReleaseRules;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/** A row of {@code promotions_rules}. */
@MappedEntity("promotions_rules")
record RulesRow(
    @Id @Binary16 UUID projectId,
    int number,
    String document,
    @Binary32 Sha256 contentSha256,
    @Binary16 UUID savedBy,
    Instant savedAt) {
  RulesVersion version(CanonicalJson json) {
    return new RulesVersion(
        number, json.read(document, ReleaseRules.class), new PersonId(savedBy), savedAt);
  }
}
