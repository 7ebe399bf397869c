package dev.hansei.activities.models;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * How hard models are asked: {@code hansei.models}.
 *
 * @param concurrency calls of one model that may be open at once, over all workers, 1 to 1,000
 * @param attempts how often a call is tried in all, 1 to 10
 * @param timeout of one attempt, 100 ms to 30 minutes
 * @param backOff wait before the second attempt; doubles for each further one, and half of it is
 *     chance
 * @param patience the longest wait between two attempts; a provider that asks for more is given up
 *     as rate limited
 * @param outage how long calls wait for a provider that answers nothing at all; after that they end
 *     as unavailable, one in a while trying whether it is back
 */
@ConfigurationProperties("hansei.models")
public record CallLimits(
    @Bindable(defaultValue = "32") int concurrency,
    @Bindable(defaultValue = "5") int attempts,
    @Bindable(defaultValue = "PT2M") Duration timeout,
    @Bindable(defaultValue = "PT0.5S") Duration backOff,
    @Bindable(defaultValue = "PT1M") Duration patience,
    @Bindable(defaultValue = "PT5M") Duration outage) {
  private static final int CONCURRENCY_MAX = 1_000;

  /** With doubling waits the tenth attempt is minutes away; by then it is an outage. */
  private static final int ATTEMPTS_MAX = 10;

  private static final Duration TIMEOUT_MIN = Duration.ofMillis(100);
  private static final Duration TIMEOUT_MAX = Duration.ofMinutes(30);

  public CallLimits {
    if (concurrency < 1 || concurrency > CONCURRENCY_MAX) {
      throw new IllegalArgumentException("hansei.models.concurrency is 1 to 1,000: " + concurrency);
    }
    if (attempts < 1 || attempts > ATTEMPTS_MAX) {
      throw new IllegalArgumentException("hansei.models.attempts is 1 to 10: " + attempts);
    }
    if (timeout.compareTo(TIMEOUT_MIN) < 0 || timeout.compareTo(TIMEOUT_MAX) > 0) {
      throw new IllegalArgumentException(
          "hansei.models.timeout is 100 ms to 30 minutes: " + timeout);
    }
    if (backOff.isNegative() || patience.isNegative() || outage.isNegative()) {
      throw new IllegalArgumentException(
          "hansei.models.back-off, patience and outage are not negative");
    }
  }
}
