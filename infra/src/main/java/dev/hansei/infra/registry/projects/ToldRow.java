package dev.hansei.infra.registry.projects;

import dev.hansei.infra.registry.Binary16;
import dev.hansei.workflows.projects.EventId;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code projects_delivery} with what its event was. */
@MappedEntity("projects_delivery")
record ToldRow(
    @Id @Binary16 UUID projectId,
    @Binary16 UUID webhookId,
    @Binary16 UUID eventId,
    String state,
    int attempts,
    Instant nextAt,
    @Nullable Instant triedAt,
    int status,
    String problem,
    String type,
    String subjectKind,
    String subjectId,
    Instant happenedAt) {
  Delivery delivery() {
    var standing = Delivery.State.valueOf(state);
    return new Delivery(
        new EventId(eventId),
        type,
        subjectKind,
        subjectId,
        happenedAt,
        standing,
        attempts,
        Optional.of(nextAt).filter(_ -> standing == Delivery.State.WAITING),
        Optional.ofNullable(triedAt),
        Optional.of(status).filter(code -> code != 0),
        Optional.of(problem).filter(text -> !text.isEmpty()));
  }
}
