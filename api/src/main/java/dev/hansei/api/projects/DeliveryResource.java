package dev.hansei.api.projects;

import dev.hansei.infra.registry.projects.Delivery;
import dev.hansei.workflows.projects.EventId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Optional;

/**
 * Telling a webhook of an event.
 *
 * @param event its id, which is the {@code webhook-id} of each try
 * @param state {@code waiting}, {@code held} while the webhook is paused, {@code done}, or {@code
 *     dead}: tried often enough, or the receiver is gone
 * @param attempts tries since it was last asked for
 * @param nextAt the next try, while it waits for one
 * @param triedAt when the last try began
 * @param status of HTTP, of the last try that ended; absent where no reply came
 * @param problem why no reply came
 */
@Schema(name = "Delivery")
public record DeliveryResource(
    EventId event,
    String type,
    String subjectKind,
    String subjectId,
    Instant happenedAt,
    Delivery.State state,
    int attempts,
    Optional<Instant> nextAt,
    Optional<Instant> triedAt,
    Optional<Integer> status,
    Optional<String> problem) {
  static DeliveryResource of(Delivery delivery) {
    return new DeliveryResource(
        delivery.event(),
        delivery.type(),
        delivery.subjectKind(),
        delivery.subjectId(),
        delivery.happenedAt(),
        delivery.state(),
        delivery.attempts(),
        delivery.nextAt(),
        delivery.triedAt(),
        delivery.status(),
        delivery.problem());
  }
}
