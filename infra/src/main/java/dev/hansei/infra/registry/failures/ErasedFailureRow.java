package dev.hansei.infra.registry.failures;

import dev.hansei.infra.registry.Binary16;
import dev.hansei.infra.registry.Binary32;
import dev.hansei.workflows.lineage.Sha256;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code failures_failure} whose words are to go. */
@MappedEntity("failures_failure")
record ErasedFailureRow(
    @Id @Binary16 UUID failureId,
    @Nullable @Binary16 UUID patternId,
    @Nullable @Binary32 Sha256 textsSha256) {}
