package dev.hansei.infra.registry.traces.redaction;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.LocalDate;
import java.util.UUID;

/** A row of {@code traces_redaction_count}. */
@MappedEntity("traces_redaction_count")
record CountRow(
    @Id @Binary16 UUID projectId, LocalDate day, String field, String kind, long found) {}
