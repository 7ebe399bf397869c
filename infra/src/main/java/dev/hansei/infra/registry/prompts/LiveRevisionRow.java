package dev.hansei.infra.registry.prompts;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/** A row of {@code prompts_live}. */
@MappedEntity("prompts_live")
record LiveRevisionRow(@Id @Binary16 UUID projectId, long revision) {}
