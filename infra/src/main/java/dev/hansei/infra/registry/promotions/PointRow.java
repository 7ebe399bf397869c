package dev.hansei.infra.registry.promotions;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/** A row of {@code promotions_point}. */
@MappedEntity("promotions_point")
record PointRow(
    @Id @Binary16 UUID projectId,
    @Binary16 UUID promotionId,
    int metric,
    int number,
    int step,
    int blocks,
    String differences,
    double logHarm,
    double logBenefit,
    Instant takenAt) {
  PointRow with(int otherNumber, String otherDifferences) {
    return new PointRow(
        projectId,
        promotionId,
        metric,
        otherNumber,
        step,
        blocks,
        otherDifferences,
        logHarm,
        logBenefit,
        takenAt);
  }
}
