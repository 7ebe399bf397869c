package dev.hansei.infra.registry.suites;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the page of a prompt needs of a row of {@code suites_run}. */
@MappedEntity("suites_run")
record VersionRunRow(
    @Id @Binary16 UUID runId,
    @Binary16 UUID suiteId,
    @Binary16 UUID promptVersionId,
    @Nullable String summary,
    Instant startedAt) {}
