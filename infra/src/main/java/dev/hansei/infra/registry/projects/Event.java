package dev.hansei.infra.registry.projects;

import dev.hansei.workflows.projects.EventId;
import java.time.Instant;
import java.util.Objects;

/**
 * Something that happened.
 *
 * @param type the word of an {@link dev.hansei.workflows.projects.EventType}, or one of a later
 *     build
 * @param subjectKind what it happened to, such as {@code promotion}
 * @param subjectId its id
 * @param body the JSON that receivers get
 */
public record Event(
    EventId id,
    String type,
    String subjectKind,
    String subjectId,
    Instant happenedAt,
    String body) {
  public Event {
    Objects.requireNonNull(id, "id is null");
    Objects.requireNonNull(type, "type is null");
    Objects.requireNonNull(subjectKind, "subjectKind is null");
    Objects.requireNonNull(subjectId, "subjectId is null");
    Objects.requireNonNull(happenedAt, "happenedAt is null");
    Objects.requireNonNull(body, "body is null");
  }
}
