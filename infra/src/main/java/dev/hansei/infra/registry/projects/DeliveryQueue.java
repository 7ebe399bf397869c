package dev.hansei.infra.registry.projects;

import dev.hansei.infra.registry.Audit;
import dev.hansei.infra.registry.AuditSubject;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.DeliveryDecision;
import dev.hansei.workflows.projects.DeliveryReply;
import dev.hansei.workflows.projects.EventId;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.projects.WebhookId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is to be sent, for those who send. A delivery is claimed by one process for a minute, sent
 * outside any transaction, and settled; a process that dies in between leaves a claim that runs
 * out, and another sends the same event again. So it arrives at least once, each time under the
 * same id.
 */
@Singleton
public final class DeliveryQueue {
  /** Four times what a try may take: whoever has not settled by then is dead. */
  public static final Duration LEASE = Duration.ofMinutes(1);

  /** As much as is due at once where all is well, and a moment's work. */
  private static final int WINDOW = 1_000;

  private static final Logger LOG = LoggerFactory.getLogger(DeliveryQueue.class);

  private final DeliveryRepository rows;
  private final DueRepository dues;
  private final WebhookRepository webhooks;
  private final WebhookSecrets secrets;
  private final EventRepository events;
  private final Transactions transactions;
  private final Audit audit;
  private final Clock clock;

  DeliveryQueue(
      DeliveryRepository rows,
      DueRepository dues,
      WebhookRepository webhooks,
      WebhookSecrets secrets,
      EventRepository events,
      Transactions transactions,
      Audit audit,
      Clock clock) {
    this.rows = rows;
    this.dues = dues;
    this.webhooks = webhooks;
    this.secrets = secrets;
    this.events = events;
    this.transactions = transactions;
    this.audit = audit;
    this.clock = clock;
  }

  /** For which webhooks something is due; those that wait longest first. */
  public List<DueWebhook> due(int limit) {
    return due(limit, WINDOW);
  }

  /**
   * The same.
   *
   * @param window of deliveries to look at; where more are due, each webhook is asked about
   *     instead, so that one whose receiver is dead neither hides the others nor is read in full
   *     each second
   */
  List<DueWebhook> due(int limit, int window) {
    return transactions.read(() -> {
      Instant now = clock.instant();
      List<DueRow> first = dues.first(now, window);
      List<DueRow> found = first.size() < window ? first : dues.byWebhook(now, limit);
      return found.stream()
          .map(
              row -> new DueWebhook(new ProjectId(row.projectId()), new WebhookId(row.webhookId())))
          .distinct()
          .limit(limit)
          .toList();
    });
  }

  /** Takes what is due first; empty where nothing is, or where the webhook may not be told now. */
  public Optional<ClaimedDelivery> claim(DueWebhook due) {
    UUID project = due.project().value();
    UUID id = due.webhook().value();
    return transactions.write(() -> {
      Optional<WebhookRow> webhook = webhooks.find(project, id);
      if (webhook.filter(row -> row.currentState() == Webhook.State.ON).isPresent()) {
        return next(webhook.get());
      }
      putAway(project, id);
      return Optional.empty();
    });
  }

  /**
   * What nobody is told now. Under the webhook's lock: whoever switches it on meanwhile comes
   * after, and finds all that was held.
   */
  private void putAway(UUID project, UUID id) {
    Optional<WebhookRow> webhook = webhooks.lock(project, id);
    if (webhook.isEmpty()) {
      rows.deleteOfWebhook(project, id);
      return;
    }
    switch (webhook.get().currentState()) {
      case ON -> {}
      case PAUSED -> rows.hold(project, id);
      case GONE -> rows.bury(project, id);
    }
  }

  private Optional<ClaimedDelivery> next(WebhookRow webhook) {
    Instant now = clock.instant();
    Instant spared = webhook.sparedUntil();
    if (spared != null && spared.isAfter(now)) {
      rows.defer(webhook.projectId(), webhook.webhookId(), spared);
      return Optional.empty();
    }
    return rows.next(webhook.projectId(), webhook.webhookId(), now)
        .map(row -> {
          rows.take(row.projectId(), row.webhookId(), row.eventId(), now, now.plus(LEASE));
          EventRow event = events.find(row.projectId(), row.eventId()).orElseThrow();
          return new ClaimedDelivery(
              new ProjectId(row.projectId()),
              new WebhookId(row.webhookId()),
              new EventId(row.eventId()),
              row.attempts() + 1,
              now,
              webhook.url(),
              event.body());
        });
  }

  /**
   * What signs a try of now; one secret, or more while one takes over from another.
   *
   * @throws RegistryException CONFLICT where the secret cannot be read here
   */
  public List<byte[]> secrets(ClaimedDelivery claimed) {
    return secrets.signing(claimed.project(), claimed.webhook(), clock.instant());
  }

  /** Notes what came of a try; nothing where somebody else has the delivery by now. */
  public void settle(ClaimedDelivery claimed, DeliveryReply reply, DeliveryDecision decision) {
    transactions.run(() -> {
      switch (decision) {
        case DeliveryDecision.Delivered _ -> delivered(claimed, reply);
        case DeliveryDecision.Again again -> again(claimed, reply, again);
        case DeliveryDecision.Dead _ -> dead(claimed, reply);
        case DeliveryDecision.Gone _ -> gone(claimed, reply);
      }
    });
  }

  private void delivered(ClaimedDelivery claimed, DeliveryReply reply) {
    end(claimed, reply, Delivery.State.DONE);
    webhooks.isWell(claimed.project().value(), claimed.webhook().value());
  }

  private void again(
      ClaimedDelivery claimed, DeliveryReply reply, DeliveryDecision.Again decision) {
    Instant now = clock.instant();
    UUID project = claimed.project().value();
    UUID webhook = claimed.webhook().value();
    Instant next = now.plus(decision.pause());
    rows.again(DeliveryRow.tried(claimed, reply, Delivery.State.WAITING, next));
    webhooks.fails(project, webhook, now);
    if (decision.spare().isPositive()) {
      webhooks.spare(project, webhook, now.plus(decision.spare()));
    }
  }

  private void dead(ClaimedDelivery claimed, DeliveryReply reply) {
    end(claimed, reply, Delivery.State.DEAD);
    webhooks.fails(claimed.project().value(), claimed.webhook().value(), clock.instant());
    LOG.warn("{} was the last: status {}; send it again by hand", claimed, reply.status());
  }

  private void gone(ClaimedDelivery claimed, DeliveryReply reply) {
    UUID project = claimed.project().value();
    UUID webhook = claimed.webhook().value();
    boolean isOn =
        webhooks
            .lock(project, webhook)
            .filter(row -> row.currentState() != Webhook.State.GONE)
            .isPresent();
    end(claimed, reply, Delivery.State.DEAD);
    rows.bury(project, webhook);
    if (isOn) {
      webhooks.setState(project, webhook, Webhook.State.GONE.name());
      LOG.warn("webhook {} answered 410 and gets no more events", claimed.webhook());
      audit.append(
          claimed.project(),
          new Actor.BySystem(),
          "projects.webhook.gone",
          AuditSubject.of("webhook", claimed.webhook()),
          Map.of("event", claimed.event().toString()));
    }
  }

  private void end(ClaimedDelivery claimed, DeliveryReply reply, Delivery.State state) {
    rows.end(DeliveryRow.tried(claimed, reply, state, clock.instant()));
  }
}
