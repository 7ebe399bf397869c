package dev.hansei.infra.registry.failures;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.LocalDate;
import java.util.UUID;

/** A row of {@code failures_pattern_day}; {@code traces} are those to add. */
@MappedEntity("failures_pattern_day")
record DayRow(
    @Id @Binary16 UUID projectId,
    @Binary16 UUID patternId,
    LocalDate day,
    String promptName,
    String promptVersion,
    int traces) {}
