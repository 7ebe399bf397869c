package dev.hansei.infra.registry.cases;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code cases_generation}. */
@MappedEntity("cases_generation")
record GenerationRow(
    @Id @Binary16 UUID projectId,
    @Binary16 UUID generationId,
    @Binary16 UUID datasetId,
    String input,
    int planned,
    int kept,
    int rejected,
    String ending,
    Instant startedAt,
    @Nullable Instant endedAt) {
  boolean isOpen() {
    return ending.isEmpty();
  }
}
