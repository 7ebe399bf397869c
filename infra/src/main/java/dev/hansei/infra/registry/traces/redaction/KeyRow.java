package dev.hansei.infra.registry.traces.redaction;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/** A row of {@code traces_redaction_key}. */
@MappedEntity("traces_redaction_key")
@SuppressWarnings("ArrayRecordComponent") // Rows are neither compared nor kept.
record KeyRow(@Id @Binary16 UUID projectId, byte[] hashKey) {}
