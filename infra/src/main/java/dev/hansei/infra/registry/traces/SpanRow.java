package dev.hansei.infra.registry.traces;

import dev.hansei.infra.registry.Binary16;
import dev.hansei.infra.registry.Binary32;
import dev.hansei.infra.registry.HexBinary;
import dev.hansei.workflows.lineage.Sha256;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.LocalDate;
import java.util.UUID;

/** A row of {@code traces_span}: where one span lies. */
@MappedEntity("traces_span")
record SpanRow(
    @Id @Binary16 UUID projectId,
    LocalDate startDay,
    @HexBinary String traceId,
    @HexBinary String spanId,
    @Binary32 Sha256 batchSha256,
    int line) {}
