package dev.hansei.infra.registry.prompts;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/** Which versions a prompt has, without their contents. */
@MappedEntity("prompts_version")
record VersionNumberRow(@Id @Binary16 UUID promptId, int number, Instant createdAt) {}
