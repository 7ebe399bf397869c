package dev.hansei.activities.models;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * How hard applications are asked: {@code hansei.http-targets}.
 *
 * @param concurrency questions that this process may have open at one address at once, 1 to 100
 * @param timeout of one attempt, 100 ms to 10 minutes; the limit of model calls where that is less
 */
@ConfigurationProperties("hansei.http-targets")
public record HttpTargetSettings(
    @Bindable(defaultValue = "4") int concurrency,
    @Bindable(defaultValue = "PT60S") Duration timeout) {
  private static final int CONCURRENCY_MAX = 100;
  private static final Duration TIMEOUT_MIN = Duration.ofMillis(100);
  private static final Duration TIMEOUT_MAX = Duration.ofMinutes(10);

  public HttpTargetSettings {
    if (concurrency < 1 || concurrency > CONCURRENCY_MAX) {
      throw new IllegalArgumentException(
          "hansei.http-targets.concurrency is 1 to 100: " + concurrency);
    }
    if (timeout.compareTo(TIMEOUT_MIN) < 0 || timeout.compareTo(TIMEOUT_MAX) > 0) {
      throw new IllegalArgumentException(
          "hansei.http-targets.timeout is 100 ms to 10 minutes: " + timeout);
    }
  }
}
