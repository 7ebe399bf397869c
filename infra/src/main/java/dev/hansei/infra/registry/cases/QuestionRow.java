package dev.hansei.infra.registry.cases;

import dev.hansei.infra.registry.Binary16;
import dev.hansei.infra.registry.Binary32;
import dev.hansei.workflows.lineage.Sha256;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/** A row of {@code cases_question}. */
@MappedEntity("cases_question")
record QuestionRow(
    @Id @Binary16 UUID projectId, @Binary32 Sha256 questionHash, String split, int holders) {}
