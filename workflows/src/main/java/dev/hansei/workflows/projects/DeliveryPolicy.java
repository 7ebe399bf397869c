package dev.hansei.workflows.projects;

import java.time.Duration;
import java.util.List;

/**
 * When an event is sent again to a receiver that did not take it: the schedule and the meaning of
 * replies are those of Standard Webhooks 1.0.0, "Deliverability and reliability". Pure.
 */
public final class DeliveryPolicy {
  /** After the first try, the second, and so on; 75 hours and 35 minutes in all. */
  private static final List<Duration> PAUSES =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofHours(2),
          Duration.ofHours(5),
          Duration.ofHours(10),
          Duration.ofHours(14),
          Duration.ofHours(20),
          Duration.ofHours(24));

  /** The first try and one after each pause. */
  public static final int ATTEMPTS_MAX = PAUSES.size() + 1;

  /**
   * A pause is up to a fifth longer, so that a receiver that comes back is not met by all at once.
   */
  private static final double JITTER = 0.2;

  /** As long as the schedule itself waits at most. */
  private static final Duration RETRY_AFTER_MAX = Duration.ofHours(24);

  /** Where a receiver says that it is too much, and not for how long. */
  private static final Duration SPARE = Duration.ofSeconds(30);

  private static final int GONE = 410;
  private static final int TOO_MANY = 429;
  private static final int BAD_GATEWAY = 502;
  private static final int UNAVAILABLE = 503;
  private static final int GATEWAY_TIMEOUT = 504;

  private DeliveryPolicy() {}

  /**
   * What follows.
   *
   * @param attempt which try it was, from 1
   * @param luck from 0 to 1, 1 excluded
   */
  public static DeliveryDecision decide(DeliveryReply reply, int attempt, double luck) {
    if (attempt < 1 || luck < 0 || luck >= 1) {
      throw new IllegalArgumentException(
          "attempts count from 1 and luck is below 1: %d, %f".formatted(attempt, luck));
    }
    if (reply.status() / 100 == 2) {
      return new DeliveryDecision.Delivered();
    }
    if (reply.status() == GONE) {
      return new DeliveryDecision.Gone();
    }
    return attempt >= ATTEMPTS_MAX
        ? new DeliveryDecision.Dead()
        : new DeliveryDecision.Again(pause(reply, attempt, luck), spare(reply));
  }

  private static Duration pause(DeliveryReply reply, int attempt, double luck) {
    Duration planned = PAUSES.get(attempt - 1);
    return longer(planned.plusMillis((long) (planned.toMillis() * JITTER * luck)), asked(reply));
  }

  private static Duration spare(DeliveryReply reply) {
    return switch (reply.status()) {
      case TOO_MANY, BAD_GATEWAY, UNAVAILABLE, GATEWAY_TIMEOUT -> longer(SPARE, asked(reply));
      default -> Duration.ZERO;
    };
  }

  private static Duration asked(DeliveryReply reply) {
    return reply.retryAfter().compareTo(RETRY_AFTER_MAX) > 0 ? RETRY_AFTER_MAX : reply.retryAfter();
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}
