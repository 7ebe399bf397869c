package dev.hansei.infra.registry.promotions;

import dev.hansei.infra.registry.Binary16;
import dev.hansei.infra.registry.Binary32;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.promotions.StepSteering;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/** A row of {@code promotions_steering}. */
@MappedEntity("promotions_steering")
record SteeringRow(
    @Id @Binary16 UUID projectId,
    @Binary16 UUID promotionId,
    @Binary16 UUID personId,
    @Binary32 Sha256 words) {
  static SteeringRow of(StepSteering wanted) {
    return new SteeringRow(
        wanted.projectId().value(),
        wanted.promotionId().value(),
        wanted.personId().value(),
        Sha256.of(wanted.reason()));
  }
}
