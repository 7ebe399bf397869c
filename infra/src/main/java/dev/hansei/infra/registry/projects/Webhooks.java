package dev.hansei.infra.registry.projects;

import dev.hansei.infra.registry.Audit;
import dev.hansei.infra.registry.AuditSubject;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.EventId;
import dev.hansei.workflows.projects.EventType;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.projects.WebhookId;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Addresses outside that are told of a project's events. */
@Singleton
public final class Webhooks {
  /** Each event is sent to each: a project that needs more puts a hub of its own behind one. */
  public static final int PER_PROJECT_MAX = 20;

  /** As the column has it. */
  public static final int URL_CHARS_MAX = 2_000;

  /** While receivers take over a new secret, the old one signs too; a week covers a holiday. */
  public static final Duration OVERLAP_MAX = Duration.ofDays(7);

  private static final String NOUN = "webhook";

  private final WebhookRepository rows;
  private final WebhookSecrets secrets;
  private final DeliveryRepository deliveries;
  private final Events events;
  private final Audit audit;
  private final Transactions transactions;
  private final Ids ids;
  private final Clock clock;

  Webhooks(
      WebhookRepository rows,
      WebhookSecrets secrets,
      DeliveryRepository deliveries,
      Events events,
      Audit audit,
      Transactions transactions,
      Ids ids,
      Clock clock) {
    this.rows = rows;
    this.secrets = secrets;
    this.deliveries = deliveries;
    this.events = events;
    this.audit = audit;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Makes a webhook that is told of what happens from now on.
   *
   * @param url an absolute address; whether it may be called is the caller's check, and is checked
   *     again with each try
   * @param types what it wants to be told of; empty for all
   * @throws RegistryException CONFLICT {@code webhooks-full} or {@code webhook-keys-missing}
   */
  public NewWebhook create(ProjectId project, URI url, Set<EventType> types, Actor actor) {
    var id = new WebhookId(ids.next());
    Instant now = clock.instant();
    var row =
        new WebhookRow(
            project.value(),
            id.value(),
            url.toString(),
            WebhookRow.joined(types),
            Webhook.State.ON.name(),
            actor.label(),
            now,
            null,
            null);
    return transactions.write(() -> {
      // First, since its lock lets those who come at once count one after another.
      note(project, id, actor, "create", Map.of("types", row.types()));
      if (rows.all(project.value(), PER_PROJECT_MAX).size() >= PER_PROJECT_MAX) {
        throw new RegistryException(
            RegistryException.Kind.CONFLICT,
            "webhooks-full",
            "A project has at most %d webhooks; delete one first.".formatted(PER_PROJECT_MAX));
      }
      rows.insert(row);
      var secret = secrets.add(project, id, now);
      return new NewWebhook(row.webhook(), secret);
    });
  }

  /** All of the project, in the order in which they were made. */
  public List<Webhook> all(ProjectId project) {
    return transactions.read(() ->
        rows.all(project.value(), PER_PROJECT_MAX).stream().map(WebhookRow::webhook).toList());
  }

  /**
   * One webhook.
   *
   * @throws RegistryException NOT_FOUND
   */
  public Webhook require(ProjectId project, WebhookId id) {
    return transactions.read(() ->
        rows.find(project.value(), id.value())
            .map(WebhookRow::webhook)
            .orElseThrow(() -> RegistryException.notFound(NOUN, id)));
  }

  /**
   * Keeps events instead of sending them. Idempotent.
   *
   * @throws RegistryException NOT_FOUND
   */
  public void pause(ProjectId project, WebhookId id, Actor actor) {
    transactions.run(() -> {
      if (lock(project, id).currentState() != Webhook.State.PAUSED) {
        rows.setState(project.value(), id.value(), Webhook.State.PAUSED.name());
        deliveries.hold(project.value(), id.value());
        note(project, id, actor, "pause", Map.of());
      }
    });
  }

  /**
   * Sends again, what was kept meanwhile first; also to a receiver that was gone. Idempotent.
   *
   * @throws RegistryException NOT_FOUND
   */
  public void resume(ProjectId project, WebhookId id, Actor actor) {
    transactions.run(() -> {
      if (lock(project, id).currentState() != Webhook.State.ON) {
        rows.setState(project.value(), id.value(), Webhook.State.ON.name());
        deliveries.release(project.value(), id.value(), clock.instant());
        note(project, id, actor, "resume", Map.of());
      }
    });
  }

  /**
   * Makes another secret, which signs from now on. The one before signs too for a while.
   *
   * @param overlap how long; zero where it leaked, at most {@link #OVERLAP_MAX}
   * @return the new secret, this once
   * @throws RegistryException NOT_FOUND; CONFLICT {@code webhook-keys-missing}
   */
  public String rotate(ProjectId project, WebhookId id, Duration overlap, Actor actor) {
    if (overlap.isNegative() || overlap.compareTo(OVERLAP_MAX) > 0) {
      throw new IllegalArgumentException("an old secret signs for 0 to 7 days more: " + overlap);
    }
    return transactions.write(() -> {
      lock(project, id);
      Instant now = clock.instant();
      secrets.retire(project, id, now.plus(overlap));
      String secret = secrets.add(project, id, now);
      note(project, id, actor, "rotate", Map.of("overlapSeconds", overlap.toSeconds()));
      return secret;
    });
  }

  /**
   * Sends an event {@code webhooks.test} to this one alone.
   *
   * @return the event; what became of it is found by its id
   * @throws RegistryException NOT_FOUND; CONFLICT {@code webhook-not-on}
   */
  public EventId test(ProjectId project, WebhookId id, Actor actor) {
    return transactions.write(() -> {
      WebhookRow row = lock(project, id);
      if (row.currentState() != Webhook.State.ON) {
        throw new RegistryException(
            RegistryException.Kind.CONFLICT,
            "webhook-not-on",
            "Nothing is sent to this webhook now; switch it on first.");
      }
      var subject = AuditSubject.of(NOUN, id);
      return events.emitTo(
          row,
          new NewEvent(
              EventType.WEBHOOK_TEST, actor, subject, Map.of(), Map.of("webhook", id.toString())));
    });
  }

  /**
   * Forgets a webhook, its secrets and what became of telling it.
   *
   * @throws RegistryException NOT_FOUND
   */
  public void delete(ProjectId project, WebhookId id, Actor actor) {
    transactions.run(() -> {
      if (rows.delete(project.value(), id.value()) == 0) {
        throw RegistryException.notFound(NOUN, id);
      }
      secrets.delete(project, id);
      deliveries.deleteOfWebhook(project.value(), id.value());
      note(project, id, actor, "delete", Map.of());
    });
  }

  private WebhookRow lock(ProjectId project, WebhookId id) {
    return rows.lock(project.value(), id.value())
        .orElseThrow(() -> RegistryException.notFound(NOUN, id));
  }

  private void note(
      ProjectId project, WebhookId id, Actor actor, String verb, Map<String, Object> detail) {
    audit.append(project, actor, "projects.webhook." + verb, AuditSubject.of(NOUN, id), detail);
  }
}
