package dev.hansei.infra.registry.prompts;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/** What a list says of a version. */
@MappedEntity("prompts_version")
record VersionHeadRow(
    @Id @Binary16 UUID promptId,
    int number,
    String note,
    @Binary16 UUID authorId,
    Instant createdAt) {}
