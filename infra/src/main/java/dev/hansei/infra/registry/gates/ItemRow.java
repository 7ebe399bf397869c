package dev.hansei.infra.registry.gates;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One item of a run, without its scores.
 *
 * @param scored 1 where it has all scores, else 0
 * @param failed 1 where it is scored and an assertion that counts did not pass, else 0
 * @param approved 1 where a person approved its case, else 0
 */
@MappedEntity("suites_outcome")
record ItemRow(
    @Id int ordinal,
    @Binary16 UUID caseId,
    int scored,
    int failed,
    int approved,
    long latencyMillis,
    @Nullable Long costMicros,
    String clusterKey) {
  boolean isScored() {
    return scored == 1;
  }
}
