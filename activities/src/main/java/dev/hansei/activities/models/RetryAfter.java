package dev.hansei.activities.models;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * How long an endpoint asks to wait: {@code Retry-After} in seconds or as an HTTP date (RFC 9110,
 * 10.2.3), or {@code retry-after-ms}, which is more exact where OpenAI says it.
 */
record RetryAfter(HttpHeaders headers) {
  private static final String NUMBER = "\\d{1,9}";

  /** Zero where it does not say. */
  Duration pause() {
    Optional<String> millis = headers.firstValue("retry-after-ms").filter(v -> v.matches(NUMBER));
    if (millis.isPresent()) {
      return Duration.ofMillis(Long.parseLong(millis.get()));
    }
    String value = headers.firstValue("retry-after").orElse("0").strip();
    if (value.matches(NUMBER)) {
      return Duration.ofSeconds(Long.parseLong(value));
    }
    // By the endpoint's own clock: it need not agree with this machine's.
    return headers.firstValue("date").flatMap(now -> between(now, value)).orElse(Duration.ZERO);
  }

  private static Optional<Duration> between(String now, String then) {
    try {
      DateTimeFormatter format = DateTimeFormatter.RFC_1123_DATE_TIME;
      Duration wait =
          Duration.between(ZonedDateTime.parse(now, format), ZonedDateTime.parse(then, format));
      return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
