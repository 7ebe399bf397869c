package dev.hansei.infra.registry.projects;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.Expiring;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.Page;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.workflows.projects.EventId;
import dev.hansei.workflows.projects.ProjectId;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What happened, to be told to programs outside ({@code
 * workflows/docs/0026-events-and-webhooks.md}). An event is written in the transaction that does
 * what it tells of: neither is there without the other. Kept for 30 days.
 */
@Singleton
public final class Events implements Expiring {
  /**
   * Long enough to send again what a receiver lost in a month; no second archive of the project.
   */
  public static final Duration LIFE = Duration.ofDays(30);

  /** Standard Webhooks 1.0.0 asks for less than 20 kB. */
  static final int BODY_BYTES_MAX = 20_000;

  private final EventRepository rows;
  private final WebhookRepository webhooks;
  private final DeliveryRepository deliveries;
  private final CanonicalJson json;
  private final Transactions transactions;
  private final TransactionOperations<Connection> open;
  private final Ids ids;
  private final Clock clock;

  Events(
      EventRepository rows,
      WebhookRepository webhooks,
      DeliveryRepository deliveries,
      CanonicalJson json,
      Transactions transactions,
      TransactionOperations<Connection> open,
      Ids ids,
      Clock clock) {
    this.rows = rows;
    this.webhooks = webhooks;
    this.deliveries = deliveries;
    this.json = json;
    this.transactions = transactions;
    this.open = open;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Writes an event, and that it is to be sent to each webhook that asked for its type, within the
   * transaction that does what it tells of.
   *
   * @throws IllegalStateException outside a transaction
   */
  public EventId emit(ProjectId project, NewEvent event) {
    EventRow row = write(project, event);
    webhooks.all(project.value(), Webhooks.PER_PROJECT_MAX).stream()
        .filter(webhook -> webhook.wants(event.type()))
        .forEach(webhook -> tell(webhook, row));
    return new EventId(row.eventId());
  }

  /** The same for one webhook alone, whatever it asked for. */
  EventId emitTo(WebhookRow webhook, NewEvent event) {
    EventRow row = write(new ProjectId(webhook.projectId()), event);
    tell(webhook, row);
    return new EventId(row.eventId());
  }

  private EventRow write(ProjectId project, NewEvent event) {
    if (open.findTransactionStatus().isEmpty()) {
      throw new IllegalStateException("an event belongs to the transaction it tells of");
    }
    Instant now = clock.instant();
    var row =
        new EventRow(
            project.value(),
            ids.next(),
            event.type().word(),
            event.subject().kind(),
            event.subject().id(),
            body(project, event, now),
            now);
    rows.insert(row);
    return row;
  }

  private byte[] body(ProjectId project, NewEvent event, Instant now) {
    byte[] body =
        json.bytes(
            Map.of(
                "type",
                event.type().word(),
                "timestamp",
                now,
                "data",
                Map.of(
                    "project",
                    project,
                    "actor",
                    event.actor().label(),
                    "subject",
                    event.subject(),
                    "state",
                    event.after(),
                    "diff",
                    event.diff())));
    if (body.length > BODY_BYTES_MAX) {
      throw new IllegalArgumentException(
          "an event has at most %d bytes of JSON: %d".formatted(BODY_BYTES_MAX, body.length));
    }
    return body;
  }

  private void tell(WebhookRow webhook, EventRow event) {
    switch (webhook.currentState()) {
      // It may be resumed before this transaction is through; the queue holds it where it is not.
      case ON, PAUSED -> deliveries.insert(DeliveryRow.fresh(webhook, event));
      case GONE -> {}
    }
  }

  /** Newest first. */
  public Page<Event> page(ProjectId project, PageRequest request) {
    return transactions.read(() ->
        Page.of(
            rows.before(project.value(), request.beforeId(), request.fetch()),
            request,
            EventRow::event,
            EventRow::eventId));
  }

  /**
   * One event.
   *
   * @throws RegistryException NOT_FOUND
   */
  public Event require(ProjectId project, EventId id) {
    return transactions.read(() ->
        rows.find(project.value(), id.value())
            .map(EventRow::event)
            .orElseThrow(() -> RegistryException.notFound("event", id)));
  }

  @Override
  public String what() {
    return "events";
  }

  /** With what became of telling them. */
  @Override
  public int deleteExpired(Instant now, int limit) {
    List<EventRow> expired = transactions.read(() -> rows.until(now.minus(LIFE), limit));
    transactions.run(() ->
        expired.forEach(row -> {
          deliveries.deleteOfEvent(row.projectId(), row.eventId());
          rows.delete(row.projectId(), row.eventId());
        }));
    return expired.size();
  }
}
