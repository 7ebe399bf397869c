package dev.hansei.infra.registry.failures;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/** How many failures of a pattern wait for a case. */
@MappedEntity("failures_failure")
record PatternCaseRow(@Id @Binary16 UUID patternId, int failures) {}
