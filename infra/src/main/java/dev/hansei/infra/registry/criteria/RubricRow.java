package dev.hansei.infra.registry.criteria;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.Binary16;
import dev.hansei.infra.registry.Binary32;
import dev.hansei.workflows.criteria.CriterionId;
import dev.hansei.workflows.criteria.Rubric;
import dev.hansei.workflows.criteria.RubricId;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.projects.Actor;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code criteria_rubric}. */
@MappedEntity("criteria_rubric")
record RubricRow(
    @Id @Binary16 UUID projectId,
    @Binary16 UUID rubricId,
    @Binary16 UUID criterionId,
    int number,
    String text,
    @Binary32 Sha256 sha256,
    @Nullable @Binary16 UUID parentId,
    String author,
    Instant createdAt) {
  Rubric rubric(CanonicalJson json) {
    return new Rubric(
        new RubricId(rubricId),
        new CriterionId(criterionId),
        number,
        text,
        sha256,
        Optional.ofNullable(parentId).map(RubricId::new),
        json.read(author, Actor.class),
        createdAt);
  }
}
