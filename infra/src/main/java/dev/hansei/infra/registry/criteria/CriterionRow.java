package dev.hansei.infra.registry.criteria;

import dev.hansei.infra.registry.Binary16;
import dev.hansei.workflows.criteria.Criterion;
import dev.hansei.workflows.criteria.CriterionId;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/** A row of {@code criteria_criterion}. */
@MappedEntity("criteria_criterion")
record CriterionRow(
    @Id @Binary16 UUID projectId,
    @Binary16 UUID criterionId,
    String name,
    String sentence,
    Instant createdAt) {
  Criterion criterion() {
    return new Criterion(new CriterionId(criterionId), name, sentence, createdAt);
  }
}
