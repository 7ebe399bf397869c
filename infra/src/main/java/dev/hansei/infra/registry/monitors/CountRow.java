package dev.hansei.infra.registry.monitors;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.LocalDate;
import java.util.UUID;

/** A row of {@code monitors_count}; what is inserted is to be added. */
@MappedEntity("monitors_count")
record CountRow(
    @Id @Binary16 UUID projectId,
    @Binary16 UUID monitorId,
    LocalDate day,
    String metric,
    String outcome,
    int traces,
    double total) {}
