package dev.hansei.workflows.projects;

import java.time.Duration;
import java.util.Objects;

/**
 * What came of sending an event to a receiver.
 *
 * @param status of HTTP; 0 where no reply came
 * @param retryAfter how long it asked to be left alone; zero where it did not
 * @param problem why there was no reply, in words of ours; empty where there was one
 */
public record DeliveryReply(int status, Duration retryAfter, String problem) {
  public DeliveryReply {
    if (status != 0 && (status < 100 || status > 999)) {
      throw new IllegalArgumentException("a status of HTTP has three digits: " + status);
    }
    Objects.requireNonNull(retryAfter, "retryAfter is null");
    if (retryAfter.isNegative()) {
      throw new IllegalArgumentException("retryAfter is negative: " + retryAfter);
    }
    Objects.requireNonNull(problem, "problem is null");
  }

  /** A reply. */
  public static DeliveryReply of(int status, Duration retryAfter) {
    return new DeliveryReply(status, retryAfter, "");
  }

  /** None. */
  public static DeliveryReply none(String problem) {
    return new DeliveryReply(0, Duration.ZERO, problem);
  }
}
