package dev.hansei.api.projects;

import dev.hansei.infra.registry.projects.NewWebhook;
import dev.hansei.infra.registry.projects.Webhook;
import dev.hansei.workflows.projects.EventType;
import dev.hansei.workflows.projects.WebhookId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An address outside that is told of events.
 *
 * @param types what it is told of; empty for everything
 * @param state {@code on}; {@code paused}: events are kept for it; {@code gone}: its receiver
 *     answered 410
 * @param createdBy {@code person:<id>}
 * @param failingSince the first try that failed after the last that did not; absent while all is
 *     well
 * @param secret {@code whsec_…}; in the answer that made it only
 */
@Schema(name = "Webhook")
public record WebhookResource(
    WebhookId id,
    String url,
    List<String> types,
    Webhook.State state,
    String createdBy,
    Instant createdAt,
    Optional<Instant> failingSince,
    Optional<String> secret)
    implements ShownOnce {
  static WebhookResource of(Webhook webhook) {
    return of(webhook, Optional.empty());
  }

  static WebhookResource of(NewWebhook made) {
    return of(made.webhook(), Optional.of(made.secret()));
  }

  private static WebhookResource of(Webhook webhook, Optional<String> secret) {
    return new WebhookResource(
        webhook.id(),
        webhook.url(),
        webhook.types().stream().map(EventType::word).toList(),
        webhook.state(),
        webhook.createdBy(),
        webhook.createdAt(),
        webhook.failingSince(),
        secret);
  }

  @Override
  public WebhookResource again() {
    return new WebhookResource(
        id, url, types, state, createdBy, createdAt, failingSince, Optional.empty());
  }
}
