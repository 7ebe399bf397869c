package dev.hansei.infra.registry.criteria;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.Binary16;
import dev.hansei.workflows.criteria.CriterionExample;
import dev.hansei.workflows.criteria.CriterionId;
import dev.hansei.workflows.criteria.ExampleId;
import dev.hansei.workflows.projects.Actor;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code criteria_example}. */
@MappedEntity("criteria_example")
record ExampleRow(
    @Id @Binary16 UUID projectId,
    @Binary16 UUID exampleId,
    @Binary16 UUID criterionId,
    boolean meets,
    String question,
    String answer,
    String why,
    String author,
    Instant createdAt,
    @Nullable Instant withdrawnAt) {
  CriterionExample example(CanonicalJson json) {
    return new CriterionExample(
        new ExampleId(exampleId),
        new CriterionId(criterionId),
        meets,
        question,
        answer,
        why,
        json.read(author, Actor.class),
        createdAt,
        Optional.ofNullable(withdrawnAt));
  }
}
