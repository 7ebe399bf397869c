package dev.hansei.infra.registry.prompts;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/** Who wrote a version. */
@MappedEntity("prompts_version")
record PartialAuthorRow(@Id @Binary16 UUID authorId) {}
