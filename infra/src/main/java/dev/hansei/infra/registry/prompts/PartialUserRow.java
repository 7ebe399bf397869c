package dev.hansei.infra.registry.prompts;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/** A version that has a partial in it, with what people call it. */
@MappedEntity("prompts_partial_use")
record PartialUserRow(@Id @Binary16 UUID versionId, String name, int number, int depth) {}
