package dev.hansei.infra.registry.monitors;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.Binary16;
import dev.hansei.workflows.monitors.MonitorInput;
import dev.hansei.workflows.monitors.MonitorState;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code monitors_monitor}. */
@MappedEntity("monitors_monitor")
record MonitorRow(
    @Id @Binary16 UUID projectId,
    @Binary16 UUID monitorId,
    @Binary16 UUID promptId,
    String input,
    String state,
    String failureCode,
    Instant watchingSince,
    @Nullable Instant lookedUpTo,
    Instant createdAt,
    @Nullable Instant endedAt) {
  MonitorView view(CanonicalJson json) {
    return new MonitorView(
        json.read(input, MonitorInput.class),
        MonitorState.valueOf(state),
        failureCode,
        watchingSince,
        Optional.ofNullable(lookedUpTo),
        createdAt,
        Optional.ofNullable(endedAt));
  }
}
