package dev.hansei.infra.registry.projects;

import dev.hansei.infra.registry.Audit;
import dev.hansei.infra.registry.AuditSubject;
import dev.hansei.infra.registry.CountLimit;
import dev.hansei.infra.registry.Page;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.EventId;
import dev.hansei.workflows.projects.EventType;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.projects.WebhookId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What became of telling webhooks, and telling them again. */
@Singleton
public final class Deliveries {
  /** Events that one request sends again at most; a longer range is asked for in parts. */
  public static final int REPLAYED_MAX = 1_000;

  private final ToldRepository told;
  private final DeliveryRepository rows;
  private final WebhookRepository webhooks;
  private final EventRepository events;
  private final Transactions transactions;
  private final Audit audit;
  private final Clock clock;

  Deliveries(
      ToldRepository told,
      DeliveryRepository rows,
      WebhookRepository webhooks,
      EventRepository events,
      Transactions transactions,
      Audit audit,
      Clock clock) {
    this.told = told;
    this.rows = rows;
    this.webhooks = webhooks;
    this.events = events;
    this.transactions = transactions;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Events that are sent again.
   *
   * @param events how many of the range the webhook asked for
   * @param more the time from which to ask on; absent where the range is done
   */
  public record Replayed(int events, Optional<Instant> more) {}

  /** A range of time; the start belongs to it, the end does not. */
  public record Range(Instant from, Instant before) {
    public Range {
      if (!from.isBefore(before)) {
        throw new IllegalArgumentException("'from' lies before 'before'");
      }
    }
  }

  /** Newest first; in one state, where one is given. */
  public Page<Delivery> page(
      ProjectId project, WebhookId webhook, Optional<Delivery.State> state, PageRequest request) {
    String wanted = state.map(Delivery.State::name).orElse("");
    return transactions.read(() -> {
      webhook(project, webhook);
      return Page.of(
          told.before(
              project.value(), webhook.value(), wanted, request.beforeId(), request.fetch()),
          request,
          ToldRow::delivery,
          ToldRow::eventId);
    });
  }

  /** How many are in that state; counted to {@link CountLimit#LOOKED_AT}. */
  public long count(ProjectId project, WebhookId webhook, Delivery.State state) {
    return transactions.read(
        () -> rows.count(project.value(), webhook.value(), state.name(), CountLimit.LOOKED_AT));
  }

  /**
   * One delivery.
   *
   * @throws RegistryException NOT_FOUND
   */
  public Delivery require(ProjectId project, WebhookId webhook, EventId event) {
    return transactions.read(() ->
        told.find(project.value(), webhook.value(), event.value())
            .map(ToldRow::delivery)
            .orElseThrow(() -> RegistryException.notFound("delivery", event)));
  }

  /**
   * Sends an event again under its id, as if it had never been tried; whatever the webhook asked
   * for.
   *
   * @throws RegistryException NOT_FOUND; CONFLICT {@code webhook-gone}
   */
  public void replay(ProjectId project, WebhookId webhook, EventId event, Actor actor) {
    transactions.run(() -> {
      WebhookRow row = open(project, webhook);
      EventRow found =
          events
              .find(project.value(), event.value())
              .orElseThrow(() -> RegistryException.notFound("event", event));
      ask(row, found, clock.instant());
      note(project, webhook, actor, Map.of("event", event.toString()));
    });
  }

  /**
   * Sends the events of a range again, oldest first, of the types that the webhook asked for; at
   * most {@link #REPLAYED_MAX}.
   *
   * @throws RegistryException NOT_FOUND; CONFLICT {@code webhook-gone}
   */
  public Replayed replay(ProjectId project, WebhookId webhook, Range range, Actor actor) {
    return transactions.write(() -> {
      WebhookRow row = open(project, webhook);
      List<EventRow> found =
          events.between(project.value(), range.from(), range.before(), REPLAYED_MAX + 1);
      boolean more = found.size() > REPLAYED_MAX;
      Instant now = clock.instant();
      List<EventRow> wanted =
          found.stream().limit(REPLAYED_MAX).filter(event -> wants(row, event)).toList();
      wanted.forEach(event -> ask(row, event, now));
      note(
          project,
          webhook,
          actor,
          Map.of(
              "from", range.from().toString(),
              "before", range.before().toString(),
              "events", wanted.size()));
      return new Replayed(
          wanted.size(), more ? Optional.of(found.getLast().happenedAt()) : Optional.empty());
    });
  }

  private static boolean wants(WebhookRow webhook, EventRow event) {
    return EventType.of(event.type())
        .filter(EventType::isSubscribable)
        .filter(webhook::wants)
        .isPresent();
  }

  /** Where the webhook is paused, the queue holds it. */
  private void ask(WebhookRow webhook, EventRow event, Instant now) {
    rows.insertOrAskAgain(DeliveryRow.asked(webhook, event, now));
  }

  private WebhookRow open(ProjectId project, WebhookId webhook) {
    WebhookRow row = webhook(project, webhook);
    if (row.currentState() == Webhook.State.GONE) {
      throw new RegistryException(
          RegistryException.Kind.CONFLICT,
          "webhook-gone",
          "Its receiver answered 410, so nothing is sent there; switch it on first.");
    }
    return row;
  }

  private WebhookRow webhook(ProjectId project, WebhookId webhook) {
    return webhooks
        .find(project.value(), webhook.value())
        .orElseThrow(() -> RegistryException.notFound("webhook", webhook));
  }

  private void note(ProjectId project, WebhookId webhook, Actor actor, Map<String, Object> detail) {
    audit.append(
        project, actor, "projects.webhook.replay", AuditSubject.of("webhook", webhook), detail);
  }
}
