package dev.hansei.activities.models;

import dev.hansei.activities.models.Leeway.Counted;
import dev.hansei.activities.models.Leeway.Left;
import java.math.BigDecimal;
import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
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
 * @param of what is counted
 * @param remaining the header that says how much remains
 * @param reset the header that says when
 */
record Allowance(Counted of, String remaining, String reset) {
  private static final List<Allowance> KNOWN =
      Stream.concat(
              Stream.of(Counted.REQUESTS, Counted.TOKENS)
                  .map(of ->
                      new Allowance(
                          of,
                          "x-ratelimit-remaining-" + word(of),
                          "x-ratelimit-reset-" + word(of))),
              Stream.of(Counted.values())
                  .map(of ->
                      new Allowance(
                          of,
                          "anthropic-ratelimit-%s-remaining".formatted(word(of)),
                          "anthropic-ratelimit-%s-reset".formatted(word(of)))))
          .toList();

  private static final String AMOUNT = "\\d{1,18}";
  private static final String SECONDS = "\\d{1,9}(\\.\\d{1,9})?";
  private static final String MILLIS = "\\d{1,9}(\\.\\d{1,9})?ms";

  /** Until all that is used up is there again; zero where nothing is, or nothing is said of it. */
  static Duration untilReset(HttpHeaders headers) {
    return KNOWN.stream()
        .map(allowance -> allowance.until(headers))
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  /** What remains of all that is not used up. */
  static List<Left> left(HttpHeaders headers) {
    return KNOWN.stream().flatMap(allowance -> allowance.one(headers).stream()).toList();
  }

  private Optional<Left> one(HttpHeaders headers) {
    return amount(headers)
        .filter(amount -> amount > 0)
        .flatMap(amount ->
            reset(headers).filter(Duration::isPositive).map(until -> new Left(of, amount, until)));
  }

  private Duration until(HttpHeaders headers) {
    return amount(headers)
        .filter(amount -> amount == 0)
        .flatMap(_ -> reset(headers))
        .filter(time -> !time.isNegative())
        .orElse(Duration.ZERO);
  }

  /** Some gateways say -1 for "unknown". */
  private Optional<Long> amount(HttpHeaders headers) {
    return headers
        .firstValue(remaining)
        .map(String::strip)
        .filter(left -> left.matches(AMOUNT))
        .map(Long::valueOf);
  }

  private Optional<Duration> reset(HttpHeaders headers) {
    return headers.firstValue(reset).flatMap(when -> time(when.strip(), headers));
  }

  private static String word(Counted of) {
    return of.name().toLowerCase(Locale.ROOT).replace('_', '-');
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
