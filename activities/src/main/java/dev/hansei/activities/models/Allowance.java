package dev.hansei.activities.models;

import java.math.BigDecimal;
import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a provider still allows of one thing, such as requests or tokens, as the headers of a reply
 * say: how much remains, and when all of it is there again.
 *
 * <p>Source: OpenAI, "Rate limits", and Anthropic, "Rate limits". OpenAI says times as Go writes
 * durations ({@code 6m0s}, {@code 12ms}), its imitators also as plain seconds; Anthropic says
 * moments (RFC 3339).
 *
 * @param remaining the header that says how much remains
 * @param reset the header that says when
 */
record Allowance(String remaining, String reset) {
  private static final List<Allowance> KNOWN =
      Stream.concat(
              Stream.of("requests", "tokens")
                  .map(of ->
                      new Allowance("x-ratelimit-remaining-" + of, "x-ratelimit-reset-" + of)),
              Stream.of("requests", "tokens", "input-tokens", "output-tokens")
                  .map(of ->
                      new Allowance(
                          "anthropic-ratelimit-%s-remaining".formatted(of),
                          "anthropic-ratelimit-%s-reset".formatted(of))))
          .toList();

  private static final String SECONDS = "\\d{1,9}(\\.\\d{1,9})?";
  private static final String MILLIS = "\\d{1,9}(\\.\\d{1,9})?ms";

  /** Until all that is used up is there again; zero where nothing is, or nothing is said of it. */
  static Duration untilReset(HttpHeaders headers) {
    return KNOWN.stream()
        .map(allowance -> allowance.until(headers))
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  private Duration until(HttpHeaders headers) {
    // Some gateways say -1 for "unknown".
    return headers
        .firstValue(remaining)
        .filter(left -> left.strip().matches("0+"))
        .flatMap(_ -> headers.firstValue(reset))
        .flatMap(when -> time(when.strip(), headers))
        .filter(time -> !time.isNegative())
        .orElse(Duration.ZERO);
  }

  private static Optional<Duration> time(String said, HttpHeaders headers) {
    if (said.matches(SECONDS)) {
      return Optional.of(millis(new BigDecimal(said).movePointRight(3)));
    }
    if (said.matches(MILLIS)) {
      return Optional.of(millis(new BigDecimal(said.substring(0, said.length() - 2))));
    }
    try {
      return Optional.of(Duration.parse("PT" + said));
    } catch (DateTimeException e) {
      // By the provider's own clock: it need not agree with this machine's.
      return headers.firstValue("date").flatMap(now -> between(now, said));
    }
  }

  private static Duration millis(BigDecimal value) {
    return Duration.ofMillis(value.longValue());
  }

  private static Optional<Duration> between(String now, String then) {
    try {
      Instant here = ZonedDateTime.parse(now, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return Optional.of(
          Duration.between(here, DateTimeFormatter.ISO_DATE_TIME.parse(then, Instant::from)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
