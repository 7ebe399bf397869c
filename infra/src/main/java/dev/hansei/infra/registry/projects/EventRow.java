package dev.hansei.infra.registry.projects;

import dev.hansei.infra.registry.Binary16;
import dev.hansei.workflows.projects.EventId;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/** A row of {@code projects_event}. */
@MappedEntity("projects_event")
@SuppressWarnings("ArrayRecordComponent") // Rows are neither compared nor kept.
record EventRow(
    @Id @Binary16 UUID projectId,
    @Binary16 UUID eventId,
    String type,
    String subjectKind,
    String subjectId,
    byte[] body,
    Instant happenedAt) {
  Event event() {
    return new Event(
        new EventId(eventId),
        type,
        subjectKind,
        subjectId,
        happenedAt,
        new String(body, StandardCharsets.UTF_8));
  }
}
