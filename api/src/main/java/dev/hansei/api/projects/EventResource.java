package dev.hansei.api.projects;

import dev.hansei.infra.registry.projects.Event;
import dev.hansei.workflows.projects.EventId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/**
 * Something that happened.
 *
 * @param id the {@code webhook-id} of every delivery
 * @param subjectKind what it happened to, such as {@code promotion}
 * @param body the JSON that receivers get, as text
 */
@Schema(name = "Event")
public record EventResource(
    EventId id,
    String type,
    String subjectKind,
    String subjectId,
    Instant happenedAt,
    String body) {
  static EventResource of(Event event) {
    return new EventResource(
        event.id(),
        event.type(),
        event.subjectKind(),
        event.subjectId(),
        event.happenedAt(),
        event.body());
  }
}
