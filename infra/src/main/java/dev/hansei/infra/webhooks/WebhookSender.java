package dev.hansei.infra.webhooks;

import dev.hansei.infra.outbound.OutboundHttp;
import dev.hansei.infra.outbound.RefusedAddressException;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.projects.ClaimedDelivery;
import dev.hansei.infra.registry.projects.DeliveryQueue;
import dev.hansei.infra.registry.projects.DueWebhook;
import dev.hansei.workflows.projects.DeliveryPolicy;
import dev.hansei.workflows.projects.DeliveryReply;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import javax.net.ssl.SSLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what is due, in every process of the service: each webhook on a thread of its own, one
 * event after another, so that a slow receiver delays nobody else. Thread safe.
 */
@Singleton
public final class WebhookSender {
  /**
   * The least of the 15 to 30 s that Standard Webhooks 1.0.0 names: whoever works longer queues.
   */
  static final Duration REPLY_MAX = Duration.ofSeconds(15);

  /** Read so that the connection can be used again; nobody looks at it. */
  private static final int REPLY_BYTES_MAX = 8 * 1024;

  /** Looked at for whoever has room; fifty projects with all the webhooks that they may have. */
  private static final int DUE_MAX = 1_000;

  /** Then others have their turn; the due one comes again. */
  private static final int TURN_MAX = 20;

  /** The same in time: the last try of a turn begins before. */
  private static final Duration TURN = Duration.ofSeconds(30);

  private static final String PERIOD = "${hansei.webhooks.period:1s}";

  /** Not while a process starts; tests that send by hand say later. */
  private static final String FIRST = "${hansei.webhooks.first:2s}";

  private static final Logger LOG = LoggerFactory.getLogger(WebhookSender.class);

  private final DeliveryQueue queue;
  private final OutboundHttp http;
  private final Clock clock;
  private final Set<DueWebhook> busy = ConcurrentHashMap.newKeySet();

  WebhookSender(DeliveryQueue queue, OutboundHttp http, Clock clock) {
    this.queue = queue;
    this.http = http;
    this.clock = clock;
  }

  /** Begins to send what is due; returns at once. */
  @Scheduled(fixedDelay = PERIOD, initialDelay = FIRST)
  public void look() {
    if (busy.size() >= SenderRoom.AT_ONCE_MAX) {
      return;
    }
    try {
      SenderRoom.next(queue.due(DUE_MAX), Set.copyOf(busy)).stream()
          .filter(busy::add)
          .forEach(this::start);
    } catch (RegistryException e) {
      LOG.debug("events cannot be sent now: {}", e.getMessage());
    }
  }

  private void start(DueWebhook due) {
    Thread.ofVirtual()
        .name("webhook-" + due.webhook())
        .start(() -> {
          try {
            drain(due);
          } catch (RuntimeException e) {
            // Whatever it was, the claim runs out and the event is sent then.
            LOG.warn("webhook {} could not be served: {}", due.webhook(), e.toString());
          } finally {
            busy.remove(due);
          }
        });
  }

  /** Sends what is due for one webhook. */
  void drain(DueWebhook due) {
    Instant end = clock.instant().plus(TURN);
    for (int sent = 0; sent < TURN_MAX && clock.instant().isBefore(end); sent++) {
      Optional<ClaimedDelivery> claimed = queue.claim(due);
      if (claimed.isEmpty()) {
        return;
      }
      DeliveryReply reply = send(claimed.get());
      double luck = ThreadLocalRandom.current().nextDouble();
      queue.settle(
          claimed.get(), reply, DeliveryPolicy.decide(reply, claimed.get().attempt(), luck));
      LOG.debug("{}: status {} {}", claimed.get(), reply.status(), reply.problem());
    }
  }

  /** One try; what came of it is not noted here. */
  DeliveryReply send(ClaimedDelivery claimed) {
    try {
      var headers =
          WebhookSignature.headers(
              claimed.event().toString(), clock.instant(), claimed.body(), queue.secrets(claimed));
      var reply =
          http.post(
              URI.create(claimed.url()),
              claimed.body(),
              headers,
              new OutboundHttp.Limits(REPLY_MAX, REPLY_BYTES_MAX));
      return DeliveryReply.of(reply.status(), reply.retryAfter());
    } catch (RegistryException e) {
      return DeliveryReply.none(e.code());
    } catch (IOException e) {
      return DeliveryReply.none(words(e));
    }
  }

  /** Words of ours: a receiver's own could hold anything. */
  private static String words(IOException e) {
    return switch (e) {
      case RefusedAddressException _ -> "its host has no address that may be called";
      case UnknownHostException _ -> "the name of its host is not known";
      case InterruptedIOException _ -> "no reply within %d s".formatted(REPLY_MAX.toSeconds());
      case ConnectException _ -> "nobody takes connections there";
      case SSLException _ -> "no secure connection could be made";
      default -> "the connection broke";
    };
  }
}
