package dev.hansei.infra.registry.suites;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/** A row of {@code suites_story}. */
@MappedEntity("suites_story")
record StoryRow(@Id @Binary16 UUID projectId, @Binary16 UUID runId, int ordinal, String story) {}
