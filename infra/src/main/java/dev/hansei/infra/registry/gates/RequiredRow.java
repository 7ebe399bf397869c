package dev.hansei.infra.registry.gates;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/** A required case in a run, and how many of its items did not pass. */
@MappedEntity("cases_case")
record RequiredRow(@Id @Binary16 UUID caseId, int notPassed) {}
