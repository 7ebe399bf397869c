package dev.hansei.infra.registry.failures;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/** The id alone of a row of {@code failures_failure}. */
@MappedEntity("failures_failure")
record FailureKey(@Id @Binary16 UUID failureId) {}
