package dev.hansei.infra.webhooks;

import dev.hansei.infra.outbound.OpenOutbound;
import dev.hansei.infra.outbound.OutboundHttp;
import dev.hansei.infra.registry.AuditSubject;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.Sql;
import dev.hansei.infra.registry.TestRegistry;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.infra.registry.projects.Deliveries;
import dev.hansei.infra.registry.projects.Delivery;
import dev.hansei.infra.registry.projects.DeliveryQueue;
import dev.hansei.infra.registry.projects.DueWebhook;
import dev.hansei.infra.registry.projects.Events;
import dev.hansei.infra.registry.projects.NewEvent;
import dev.hansei.infra.registry.projects.NewWebhook;
import dev.hansei.infra.registry.projects.Webhooks;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.EventId;
import dev.hansei.workflows.projects.EventType;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.projects.WebhookId;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A project with webhooks, and a sender that sends when it is told to. */
final class WebhookDesk {
  static final Actor SYSTEM = new Actor.BySystem();

  final TestRegistry registry;
  final ProjectId project;
  final Webhooks webhooks;
  final Deliveries deliveries;
  final DeliveryQueue queue;
  final WebhookSender sender;

  WebhookDesk(TestRegistry registry) {
    this(registry, OpenOutbound.toLoopback());
  }

  WebhookDesk(TestRegistry registry, OutboundHttp http) {
    this.registry = registry;
    this.project = registry.newProject();
    this.webhooks = registry.get(Webhooks.class);
    this.deliveries = registry.get(Deliveries.class);
    this.queue = registry.get(DeliveryQueue.class);
    this.sender = new WebhookSender(queue, http, registry.get(Clock.class));
  }

  NewWebhook webhook(URI url, EventType... types) {
    return webhooks.create(project, url, Set.of(types), SYSTEM);
  }

  EventId emit(EventType type) {
    return emit(type, Map.of("state", "awaiting"));
  }

  EventId emit(EventType type, Map<String, Object> state) {
    var event =
        new NewEvent(
            type, SYSTEM, AuditSubject.of("promotion", "p-1"), Map.of("state", "checking"), state);
    return registry
        .get(Transactions.class)
        .write(() -> registry.get(Events.class).emit(project, event));
  }

  /** Sends what is due. */
  void send(NewWebhook webhook) {
    sender.drain(due(webhook));
  }

  DueWebhook due(NewWebhook webhook) {
    return new DueWebhook(project, webhook.webhook().id());
  }

  /** What waits is due now. */
  void timePasses(NewWebhook webhook) {
    new Sql(registry.database())
        .execute(
            "UPDATE projects_delivery SET next_at = next_at - INTERVAL 2 DAY"
                + " WHERE webhook_id = ? AND state = 'WAITING'",
            id(webhook).value());
    new Sql(registry.database())
        .execute(
            "UPDATE projects_webhook SET spared_until = NULL WHERE webhook_id = ?",
            id(webhook).value());
  }

  Delivery delivery(NewWebhook webhook, EventId event) {
    return deliveries.require(project, id(webhook), event);
  }

  List<Delivery> all(NewWebhook webhook) {
    return deliveries.page(project, id(webhook), Optional.empty(), PageRequest.first(200)).items();
  }

  /** How long it waits for its next try. */
  Duration wait(NewWebhook webhook, EventId event) {
    return Duration.between(now(), nextTry(webhook, event));
  }

  /** When it is tried next. */
  Instant nextTry(NewWebhook webhook, EventId event) {
    return delivery(webhook, event).nextAt().orElseThrow();
  }

  /** The registry's clock. */
  Instant now() {
    return registry.get(Clock.class).instant();
  }

  /** As if what waits had longer to wait than any machine is slow. */
  void delay(NewWebhook webhook) {
    new Sql(registry.database())
        .execute(
            "UPDATE projects_delivery SET next_at = next_at + INTERVAL 1 HOUR"
                + " WHERE webhook_id = ? AND state = 'WAITING'",
            id(webhook).value());
  }

  static WebhookId id(NewWebhook webhook) {
    return webhook.webhook().id();
  }
}
