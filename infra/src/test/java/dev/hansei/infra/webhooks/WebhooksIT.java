package dev.hansei.infra.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hansei.infra.outbound.OpenOutbound;
import dev.hansei.infra.registry.Audit;
import dev.hansei.infra.registry.AuditEntry;
import dev.hansei.infra.registry.Engine;
import dev.hansei.infra.registry.InParallel;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.RegistryTest;
import dev.hansei.infra.registry.TestRegistry;
import dev.hansei.infra.registry.projects.Delivery;
import dev.hansei.infra.registry.projects.NewWebhook;
import dev.hansei.infra.registry.projects.Webhook;
import dev.hansei.workflows.projects.DeliveryPolicy;
import dev.hansei.workflows.projects.EventType;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Sending, with receivers that take, refuse, are slow, redirect, are gone, or are private. */
class WebhooksIT {
  private final Receiver receiver = new Receiver();

  @AfterEach
  void stop() {
    receiver.close();
  }

  @RegistryTest
  void tellsWhoAskedAndSignsWithTheirSecret(TestRegistry registry) {
    var desk = new WebhookDesk(registry);
    var all = desk.webhook(receiver.url("/all"));
    var some = desk.webhook(receiver.url("/some"), EventType.GATE_VERDICT);
    var event = desk.emit(EventType.PROMOTION_AWAITING);
    desk.send(all);
    desk.send(some);

    assertThat(receiver.got()).hasSize(1);
    var got = receiver.got().getFirst();
    assertThat(got.path()).isEqualTo("/all");
    assertThat(got.id()).isEqualTo(event.toString());
    assertThat(got.signature()).isEqualTo(signature(got, all.secret()));
    assertThat(got.body())
        .contains("\"type\":\"promotions.awaiting\"", "\"project\":\"" + desk.project)
        .contains("\"diff\":{\"state\":{\"from\":\"checking\",\"to\":\"awaiting\"}}")
        .contains("\"subject\":{\"id\":\"p-1\",\"kind\":\"promotion\"}");
    assertThat(desk.delivery(all, event))
        .returns(Delivery.State.DONE, Delivery::state)
        .returns(1, Delivery::attempts)
        .satisfies(it -> assertThat(it.status()).contains(204));
    assertThat(desk.all(some)).isEmpty();
  }

  @RegistryTest
  void triesAgainUnderTheSameIdUntilItIsTaken(TestRegistry registry) {
    var desk = new WebhookDesk(registry);
    var webhook = desk.webhook(receiver.url("/"));
    receiver.answers(500);
    var event = desk.emit(EventType.PROMOTION_HELD);
    Instant before = desk.now();
    desk.send(webhook);
    assertThat(desk.nextTry(webhook, event))
        .isBetween(before.plusSeconds(5), desk.now().plusSeconds(6));
    desk.delay(webhook);
    desk.send(webhook);

    assertThat(receiver.got()).as("not before its time").hasSize(1);
    assertThat(webhook(desk, webhook).failingSince()).isPresent();
    receiver.answers(200);
    desk.timePasses(webhook);
    desk.send(webhook);
    assertThat(receiver.ids()).containsExactly(event.toString(), event.toString());
    assertThat(desk.delivery(webhook, event).state()).isEqualTo(Delivery.State.DONE);
    assertThat(webhook(desk, webhook).failingSince()).isEmpty();
  }

  @RegistryTest
  void givesUpAfterTheScheduleAndIsSentAgainByHand(TestRegistry registry) {
    var desk = new WebhookDesk(registry);
    var webhook = desk.webhook(receiver.url("/"));
    receiver.answers(500);
    var event = desk.emit(EventType.PROMOTION_HELD);
    for (int attempt = 1; attempt <= DeliveryPolicy.ATTEMPTS_MAX; attempt++) {
      desk.send(webhook);
      desk.timePasses(webhook);
    }
    desk.send(webhook);
    assertThat(receiver.got()).hasSize(DeliveryPolicy.ATTEMPTS_MAX);
    assertThat(desk.delivery(webhook, event))
        .returns(Delivery.State.DEAD, Delivery::state)
        .satisfies(it -> assertThat(it.status()).contains(500));

    receiver.answers(200);
    desk.deliveries.replay(desk.project, WebhookDesk.id(webhook), event, WebhookDesk.SYSTEM);
    desk.send(webhook);
    assertThat(receiver.ids()).containsOnly(event.toString()).hasSize(11);
    assertThat(desk.delivery(webhook, event))
        .returns(Delivery.State.DONE, Delivery::state)
        .returns(1, Delivery::attempts);
  }

  @RegistryTest
  void whoAnswersGoneGetsNothingMoreUntilSwitchedOn(TestRegistry registry) {
    var desk = new WebhookDesk(registry);
    var webhook = desk.webhook(receiver.url("/"));
    receiver.answers(410);
    var first = desk.emit(EventType.PROMOTION_HELD);
    var second = desk.emit(EventType.PROMOTION_AWAITING);
    desk.send(webhook);
    desk.emit(EventType.PROMOTION_APPROVED);
    desk.send(webhook);

    assertThat(receiver.ids()).containsExactly(first.toString());
    assertThat(webhook(desk, webhook).state()).isEqualTo(Webhook.State.GONE);
    assertThat(desk.all(webhook)).extracting(Delivery::state).containsOnly(Delivery.State.DEAD);
    assertThat(desk.all(webhook)).extracting(Delivery::event).containsExactly(second, first);
    assertThat(registry.get(Audit.class).page(desk.project, PageRequest.first()).items())
        .extracting(AuditEntry::action)
        .containsOnlyOnce("projects.webhook.gone");
    assertThatThrownBy(() ->
            desk.deliveries.replay(
                desk.project, WebhookDesk.id(webhook), first, WebhookDesk.SYSTEM))
        .isInstanceOfSatisfying(
            RegistryException.class, e -> assertThat(e.code()).isEqualTo("webhook-gone"));
    receiver.answers(200);
    desk.webhooks.resume(desk.project, WebhookDesk.id(webhook), WebhookDesk.SYSTEM);
    var third = desk.emit(EventType.PROMOTION_HELD);
    desk.send(webhook);
    assertThat(receiver.ids()).containsExactly(first.toString(), third.toString());
  }

  @RegistryTest
  void aRedirectIsAFailureAndNotFollowed(TestRegistry registry) {
    var desk = new WebhookDesk(registry);
    var webhook = desk.webhook(receiver.url("/old"));
    for (int status : new int[] {301, 302, 307, 308}) {
      receiver.answers(status, "Location: " + receiver.url("/new"));
      var event = desk.emit(EventType.PROMOTION_HELD);
      desk.send(webhook);
      assertThat(desk.delivery(webhook, event))
          .returns(Delivery.State.WAITING, Delivery::state)
          .satisfies(it -> assertThat(it.status()).contains(status));
    }
    assertThat(receiver.got()).extracting(Receiver.Got::path).containsOnly("/old");
  }

  @RegistryTest
  void whoSaysThatItIsTooMuchIsSparedOfEverything(TestRegistry registry) {
    var desk = new WebhookDesk(registry);
    var webhook = desk.webhook(receiver.url("/"));
    receiver.answers(429, "Retry-After: 600");
    var first = desk.emit(EventType.PROMOTION_HELD);
    desk.send(webhook);
    var second = desk.emit(EventType.PROMOTION_AWAITING);
    desk.send(webhook);

    assertThat(receiver.ids()).containsExactly(first.toString());
    var tenMinutes = Duration.ofMinutes(9);
    assertThat(desk.wait(webhook, first)).isBetween(tenMinutes, Duration.ofMinutes(10));
    assertThat(desk.wait(webhook, second)).isBetween(tenMinutes, Duration.ofMinutes(10));
    receiver.answers(200);
    desk.timePasses(webhook);
    desk.send(webhook);
    assertThat(desk.all(webhook)).extracting(Delivery::state).containsOnly(Delivery.State.DONE);
  }

  @RegistryTest
  void callsNothingPrivateWhateverTheNameResolvesToLater(TestRegistry registry) {
    var desk = new WebhookDesk(registry, OpenOutbound.toNothingPrivate());
    for (String host : List.of("127.0.0.1", "localhost", "[::1]", "169.254.169.254")) {
      var webhook = desk.webhook(URI.create("http://%s:%d/".formatted(host, receiver.port())));
      var event = desk.emit(EventType.PROMOTION_HELD);
      desk.send(webhook);
      assertThat(desk.delivery(webhook, event))
          .as(host)
          .returns(Delivery.State.WAITING, Delivery::state)
          .satisfies(it -> assertThat(it.status()).isEmpty())
          .satisfies(it -> assertThat(it.problem().orElseThrow()).contains("may be called"));
    }
    assertThat(receiver.got()).isEmpty();
  }

  @RegistryTest
  void aSenderThatDiesBetweenSendingAndSettlingSendsTwiceUnderOneId(TestRegistry registry) {
    var desk = new WebhookDesk(registry);
    var webhook = desk.webhook(receiver.url("/"));
    var event = desk.emit(EventType.PROMOTION_PROMOTED);
    var died = desk.queue.claim(desk.due(webhook)).orElseThrow();
    var reply = desk.sender.send(died);

    desk.send(webhook);
    assertThat(receiver.got()).as("while the claim holds").hasSize(1);
    assertThat(desk.queue.due(1_000)).doesNotContain(desk.due(webhook));
    desk.timePasses(webhook);
    assertThat(desk.queue.due(1_000)).contains(desk.due(webhook));
    desk.send(webhook);
    assertThat(receiver.ids()).containsExactly(event.toString(), event.toString());
    assertThat(desk.delivery(webhook, event).attempts()).isEqualTo(2);

    // It was only slow, and settles what another has settled: nothing changes.
    desk.queue.settle(died, reply, DeliveryPolicy.decide(reply, 1, 0));
    assertThat(desk.delivery(webhook, event))
        .returns(Delivery.State.DONE, Delivery::state)
        .returns(2, Delivery::attempts);
  }

  @RegistryTest
  void manySendersSendEachEventOnce(TestRegistry registry) throws Exception {
    var desk = new WebhookDesk(registry);
    var webhook = desk.webhook(receiver.url("/"));
    var events =
        IntStream.range(0, 40)
            .mapToObj(n -> desk.emit(EventType.PROMOTION_STEP, Map.of("n", n)).toString())
            .toList();
    for (int round = 0; round < 5; round++) {
      InParallel.run(
          8,
          _ -> {
            desk.send(webhook);
            return true;
          });
    }
    assertThat(receiver.ids()).containsExactlyInAnyOrderElementsOf(events);
    assertThat(desk.all(webhook)).extracting(Delivery::state).containsOnly(Delivery.State.DONE);
  }

  /** As long as the limit, so on one engine alone. */
  @Test
  void whoIsSlowIsNotWaitedFor() {
    var desk = new WebhookDesk(TestRegistry.on(Engine.MARIADB));
    var webhook = desk.webhook(receiver.url("/"));
    receiver.waits(WebhookSender.REPLY_MAX.plusSeconds(20));
    var event = desk.emit(EventType.PROMOTION_HELD);
    long began = System.nanoTime();
    desk.send(webhook);
    assertThat(Duration.ofNanos(System.nanoTime() - began))
        .isBetween(WebhookSender.REPLY_MAX, WebhookSender.REPLY_MAX.plusSeconds(15));
    assertThat(desk.delivery(webhook, event).problem()).contains("no reply within 15 s");
  }

  private static Webhook webhook(WebhookDesk desk, NewWebhook webhook) {
    return desk.webhooks.require(desk.project, WebhookDesk.id(webhook));
  }

  /** As a receiver computes it. */
  private static String signature(Receiver.Got got, String secret) {
    byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
    return Objects.requireNonNull(
        WebhookSignature.headers(
                got.id(),
                Instant.ofEpochSecond(Long.parseLong(got.timestamp())),
                got.body().getBytes(StandardCharsets.UTF_8),
                List.of(key))
            .get("webhook-signature"));
  }
}
