package dev.hansei.infra.registry.monitors;

import dev.hansei.infra.registry.Binary16;
import dev.hansei.workflows.monitors.LookPolicy.Window;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code monitors_tick}. */
@MappedEntity("monitors_tick")
record TickRow(
    @Id @Binary16 UUID projectId,
    @Binary16 UUID monitorId,
    int number,
    Instant fromAt,
    Instant upToAt,
    int traces,
    Instant beganAt,
    @Nullable Instant endedAt) {
  Window window() {
    return new Window(fromAt, upToAt);
  }
}
