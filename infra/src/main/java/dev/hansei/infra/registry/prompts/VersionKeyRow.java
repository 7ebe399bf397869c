package dev.hansei.infra.registry.prompts;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/** The id of a version and its number. */
@MappedEntity("prompts_version")
record VersionKeyRow(@Id @Binary16 UUID id, int number) {}
