package dev.hansei.infra.registry.failures;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/** The heaviest text of a cluster. */
@MappedEntity("failures_pattern")
record QuoteRow(@Id @Binary16 UUID clusterId, String text, @Binary16 UUID firstFailure) {}
