package dev.hansei.infra.registry.prompts;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/** A row of {@code prompts_partial_use}. */
@MappedEntity("prompts_partial_use")
record PartialUseRow(
    @Binary16 UUID projectId, @Id @Binary16 UUID versionId, @Binary16 UUID usedId, int depth) {}
