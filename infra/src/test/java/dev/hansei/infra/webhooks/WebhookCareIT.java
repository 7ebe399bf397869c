package dev.hansei.infra.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hansei.infra.registry.AuditSubject;
import dev.hansei.infra.registry.Page;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.RegistryTest;
import dev.hansei.infra.registry.Sql;
import dev.hansei.infra.registry.TestRegistry;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.infra.registry.projects.Deliveries;
import dev.hansei.infra.registry.projects.Delivery;
import dev.hansei.infra.registry.projects.Event;
import dev.hansei.infra.registry.projects.Events;
import dev.hansei.infra.registry.projects.NewEvent;
import dev.hansei.infra.registry.projects.NewWebhook;
import dev.hansei.infra.registry.projects.Webhooks;
import dev.hansei.workflows.projects.DeliveryPolicy;
import dev.hansei.workflows.projects.DeliveryReply;
import dev.hansei.workflows.projects.EventType;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;

/** Secrets that change, pauses, sending again, what is kept and what is not. */
class WebhookCareIT {
  private final Receiver receiver = new Receiver();

  @AfterEach
  void stop() {
    receiver.close();
  }

  @RegistryTest
  void theOldSecretSignsBesideTheNewOneForAWhile(TestRegistry registry) {
    var desk = new WebhookDesk(registry);
    var webhook = desk.webhook(receiver.url("/"));
    var id = WebhookDesk.id(webhook);
    String second =
        desk.webhooks.rotate(desk.project, id, Duration.ofHours(24), WebhookDesk.SYSTEM);
    assertThat(signatures(desk, webhook)).containsExactly(signed(second), signed(webhook.secret()));

    var sql = new Sql(registry.database());
    sql.execute(
        "UPDATE projects_webhook_secret SET retires_at = retires_at - INTERVAL 25 HOUR"
            + " WHERE webhook_id = ? AND retires_at IS NOT NULL",
        id.value());
    assertThat(signatures(desk, webhook)).containsExactly(signed(second));

    String third = desk.webhooks.rotate(desk.project, id, Duration.ZERO, WebhookDesk.SYSTEM);
    assertThat(signatures(desk, webhook)).containsExactly(signed(third));
  }

  /** Of an event that is sent now. */
  private List<String> signatures(WebhookDesk desk, NewWebhook webhook) {
    desk.emit(EventType.PROMOTION_HELD);
    desk.send(webhook);
    return List.of(receiver.got().getLast().signature().split(" "));
  }

  /** What that secret makes of what came last. */
  private String signed(String secret) {
    var got = receiver.got().getLast();
    byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
    return Objects.requireNonNull(
        WebhookSignature.headers(
                got.id(),
                Instant.ofEpochSecond(Long.parseLong(got.timestamp())),
                got.body().getBytes(StandardCharsets.UTF_8),
                List.of(key))
            .get("webhook-signature"));
  }

  @RegistryTest
  void whileItIsPausedEventsAreKeptAndThenSent(TestRegistry registry) {
    var desk = new WebhookDesk(registry);
    var webhook = desk.webhook(receiver.url("/"));
    var id = WebhookDesk.id(webhook);
    var first = desk.emit(EventType.PROMOTION_HELD);
    desk.webhooks.pause(desk.project, id, WebhookDesk.SYSTEM);
    var second = desk.emit(EventType.PROMOTION_AWAITING);
    assertThat(desk.delivery(webhook, second).state())
        .as("who resumes while it is written must not pass it by")
        .isEqualTo(Delivery.State.WAITING);
    desk.send(webhook);

    assertThat(receiver.got()).isEmpty();
    assertThat(desk.all(webhook)).extracting(Delivery::state).containsOnly(Delivery.State.HELD);
    assertThatThrownBy(() -> desk.webhooks.test(desk.project, id, WebhookDesk.SYSTEM))
        .isInstanceOfSatisfying(
            RegistryException.class, e -> assertThat(e.code()).isEqualTo("webhook-not-on"));
    desk.webhooks.resume(desk.project, id, WebhookDesk.SYSTEM);
    var test = desk.webhooks.test(desk.project, id, WebhookDesk.SYSTEM);
    desk.send(webhook);
    assertThat(receiver.ids())
        .containsExactlyInAnyOrder(first.toString(), second.toString(), test.toString());
  }

  @RegistryTest
  void aTryUnderWaySettlesNothingOfWhatIsAskedForAgain(TestRegistry registry) {
    var desk = new WebhookDesk(registry);
    var webhook = desk.webhook(receiver.url("/"));
    var event = desk.emit(EventType.PROMOTION_PROMOTED);
    var old = desk.queue.claim(desk.due(webhook)).orElseThrow();
    desk.deliveries.replay(desk.project, WebhookDesk.id(webhook), event, WebhookDesk.SYSTEM);
    var again = desk.queue.claim(desk.due(webhook)).orElseThrow();
    assertThat(again.attempt()).isEqualTo(old.attempt());

    var taken = DeliveryReply.of(204, Duration.ZERO);
    desk.queue.settle(old, taken, DeliveryPolicy.decide(taken, old.attempt(), 0));
    assertThat(desk.delivery(webhook, event).state()).isEqualTo(Delivery.State.WAITING);
    desk.queue.settle(again, taken, DeliveryPolicy.decide(taken, again.attempt(), 0));
    assertThat(desk.delivery(webhook, event).state()).isEqualTo(Delivery.State.DONE);
  }

  @RegistryTest
  void aRangeIsSentAgainOfTheTypesThatWereAskedFor(TestRegistry registry) {
    var desk = new WebhookDesk(registry);
    Instant begin = registry.get(Clock.class).instant();
    var before = desk.emit(EventType.PROMOTION_HELD);
    desk.emit(EventType.GATE_VERDICT);
    var webhook = desk.webhook(receiver.url("/"), EventType.PROMOTION_HELD);
    var after = desk.emit(EventType.PROMOTION_HELD);
    desk.webhooks.test(desk.project, WebhookDesk.id(webhook), WebhookDesk.SYSTEM);
    desk.send(webhook);
    assertThat(receiver.got()).hasSize(2);

    var range = new Deliveries.Range(begin, begin.plus(Duration.ofHours(1)));
    var replayed =
        desk.deliveries.replay(desk.project, WebhookDesk.id(webhook), range, WebhookDesk.SYSTEM);
    assertThat(replayed.events()).isEqualTo(2);
    assertThat(replayed.more()).isEmpty();
    desk.send(webhook);
    assertThat(receiver.ids().subList(2, 4))
        .containsExactlyInAnyOrder(before.toString(), after.toString());
  }

  @RegistryTest
  void anEventBelongsToTheTransactionItTellsOf(TestRegistry registry) {
    var desk = new WebhookDesk(registry);
    var webhook = desk.webhook(receiver.url("/"));
    var events = registry.get(Events.class);
    var subject = AuditSubject.of("promotion", "p");
    var event =
        new NewEvent(
            EventType.PROMOTION_HELD, WebhookDesk.SYSTEM, subject, Map.of(), Map.of("a", 1));
    assertThatThrownBy(() -> events.emit(desk.project, event))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() ->
            registry
                .get(Transactions.class)
                .run(() -> {
                  events.emit(desk.project, event);
                  throw new IllegalArgumentException("undone");
                }))
        .hasMessage("undone");
    desk.send(webhook);
    assertThat(events.page(desk.project, PageRequest.first()).items()).isEmpty();
    assertThat(receiver.got()).isEmpty();
  }

  @RegistryTest
  void aBodyIsSmallAndWhatIsOldGoes(TestRegistry registry) {
    var desk = new WebhookDesk(registry);
    var webhook = desk.webhook(receiver.url("/"));
    assertThatThrownBy(
            () -> desk.emit(EventType.PROMOTION_HELD, Map.of("text", "x".repeat(20_000))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("20000");
    desk.emit(EventType.PROMOTION_HELD);
    var kept = desk.emit(EventType.PROMOTION_AWAITING);
    var sql = new Sql(registry.database());
    sql.execute(
        "UPDATE projects_event SET happened_at = happened_at - INTERVAL 31 DAY"
            + " WHERE project_id = ? AND type = 'promotions.held'",
        desk.project.value());
    Events events = registry.get(Events.class);
    events.deleteExpired(registry.get(Clock.class).instant(), 100);

    Page<Event> left = events.page(desk.project, PageRequest.first());
    assertThat(left.items()).extracting(Event::id).containsExactly(kept);
    assertThat(
            sql.number(
                "SELECT COUNT(*) FROM projects_delivery WHERE webhook_id = ?",
                WebhookDesk.id(webhook).value()))
        .isEqualTo(1);
  }

  @RegistryTest
  void secretsAreSealedAndBoundToTheirWebhook(TestRegistry registry) {
    var desk = new WebhookDesk(registry);
    var one = desk.webhook(receiver.url("/one"));
    var other = desk.webhook(receiver.url("/other"));
    var sql = new Sql(registry.database());
    byte[] plain = Base64.getDecoder().decode(one.secret().substring("whsec_".length()));
    assertThat(
            sql.number(
                "SELECT COUNT(*) FROM projects_webhook_secret WHERE LOCATE(?, sealed) > 0", plain))
        .isZero();
    sql.execute(
        "UPDATE projects_webhook_secret a JOIN projects_webhook_secret b ON b.webhook_id = ?"
            + " SET a.sealed = b.sealed, a.nonce = b.nonce WHERE a.webhook_id = ?",
        WebhookDesk.id(other).value(),
        WebhookDesk.id(one).value());
    var event = desk.emit(EventType.PROMOTION_HELD);
    desk.send(one);
    assertThat(receiver.got()).isEmpty();
    assertThat(desk.delivery(one, event).problem()).contains("webhook-secret-tampered");
  }

  @RegistryTest
  void aProjectHasTwentyAndDeletingLeavesNothing(TestRegistry registry) {
    var desk = new WebhookDesk(registry);
    var first = desk.webhook(receiver.url("/0"));
    for (int n = 1; n < Webhooks.PER_PROJECT_MAX; n++) {
      desk.webhook(receiver.url("/" + n));
    }
    assertThatThrownBy(() -> desk.webhook(receiver.url("/more")))
        .isInstanceOfSatisfying(
            RegistryException.class, e -> assertThat(e.code()).isEqualTo("webhooks-full"));
    desk.emit(EventType.PROMOTION_HELD);
    desk.webhooks.delete(desk.project, WebhookDesk.id(first), WebhookDesk.SYSTEM);
    desk.send(first);

    assertThat(receiver.got()).isEmpty();
    assertThat(desk.webhooks.all(desk.project)).hasSize(Webhooks.PER_PROJECT_MAX - 1);
    var sql = new Sql(registry.database());
    for (String table : List.of("projects_delivery", "projects_webhook_secret")) {
      assertThat(
              sql.number(
                  "SELECT COUNT(*) FROM " + table + " WHERE webhook_id = ?",
                  WebhookDesk.id(first).value()))
          .as(table)
          .isZero();
    }
  }
}
