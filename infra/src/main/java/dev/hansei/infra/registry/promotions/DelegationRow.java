package dev.hansei.infra.registry.promotions;

import dev.hansei.infra.registry.Binary16;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.promotions.Delegation;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/** A row of {@code promotions_delegation}. */
@MappedEntity("promotions_delegation")
record DelegationRow(
    @Id @Binary16 UUID projectId,
    @Binary16 UUID promotionId,
    @Binary16 UUID fromId,
    @Binary16 UUID toId,
    Instant delegatedAt) {
  Delegation delegation() {
    return new Delegation(new PersonId(fromId), new PersonId(toId));
  }
}
