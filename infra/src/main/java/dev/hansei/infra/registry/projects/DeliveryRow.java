package dev.hansei.infra.registry.projects;

import dev.hansei.infra.registry.Binary16;
import dev.hansei.workflows.projects.DeliveryReply;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code projects_delivery}. */
@MappedEntity("projects_delivery")
record DeliveryRow(
    @Id @Binary16 UUID projectId,
    @Binary16 UUID webhookId,
    @Binary16 UUID eventId,
    String state,
    int attempts,
    Instant nextAt,
    @Nullable Instant triedAt,
    int status,
    String problem) {
  /** Not tried yet. */
  static DeliveryRow fresh(WebhookRow webhook, EventRow event) {
    return asked(webhook, event, event.happenedAt());
  }

  /** To be tried from then on, as if it never was. */
  static DeliveryRow asked(WebhookRow webhook, EventRow event, Instant nextAt) {
    return new DeliveryRow(
        webhook.projectId(),
        webhook.webhookId(),
        event.eventId(),
        Delivery.State.WAITING.name(),
        0,
        nextAt,
        null,
        0,
        "");
  }

  /**
   * What a try came to.
   *
   * @param nextAt counts where it is tried again
   */
  static DeliveryRow tried(
      ClaimedDelivery claimed, DeliveryReply reply, Delivery.State state, Instant nextAt) {
    return new DeliveryRow(
        claimed.project().value(),
        claimed.webhook().value(),
        claimed.event().value(),
        state.name(),
        claimed.attempt(),
        nextAt,
        claimed.claimedAt(),
        reply.status(),
        reply.problem());
  }
}
