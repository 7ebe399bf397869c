package dev.hansei.infra.registry.suites;

import dev.hansei.infra.registry.Binary16;
import dev.hansei.workflows.suites.Spend;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/** A row of {@code suites_hold}. */
@MappedEntity("suites_hold")
record HoldRow(
    @Id @Binary16 UUID projectId,
    @Binary16 UUID runId,
    int chunk,
    long calls,
    long tokens,
    long micros) {
  Spend spend() {
    return new Spend(calls, tokens, micros);
  }
}
