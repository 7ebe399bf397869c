package dev.hansei.activities.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.activities.models.Leeway.Counted;
import dev.hansei.activities.models.Leeway.Left;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Headers as providers write them. */
class AllowanceTest {
  private static final String NOW = "Thu, 21 Aug 2025 12:41:00 GMT";

  @ParameterizedTest
  @CsvSource({
    "6m0s, 360000",
    "1m30.951s, 90951",
    "12ms, 12",
    "1.5ms, 1",
    "8.64s, 8640",
    "24h0m0s, 86400000",
    "17, 17000",
    "0.5, 500",
    "0, 0",
    "2025-08-21T12:41:07Z, 7000",
    "2025-08-21T14:41:07+02:00, 7000",
    "2025-08-21T12:40:59Z, 0",
    "-1, 0",
    "-3s, 0",
    "soon, 0",
    "99999999999999999h, 0"
  })
  void readsEveryWayToSayWhen(String reset, long millis) {
    assertThat(
            until(
                Map.of("x-ratelimit-remaining-requests", "0", "x-ratelimit-reset-requests", reset)))
        .isEqualTo(Duration.ofMillis(millis));
  }

  @Test
  void waitsOnlyForWhatIsUsedUp() {
    Map<String, String> openai = new HashMap<>();
    openai.put("x-ratelimit-remaining-requests", "4999");
    openai.put("x-ratelimit-reset-requests", "12ms");
    openai.put("x-ratelimit-remaining-tokens", "-1");
    openai.put("x-ratelimit-reset-tokens", "9s");
    assertThat(until(openai)).isZero();
    openai.put("x-ratelimit-remaining-tokens", "0");
    assertThat(until(openai)).isEqualTo(Duration.ofSeconds(9));
    openai.put("x-ratelimit-remaining-requests", "0");
    assertThat(until(openai)).as("the later of both").isEqualTo(Duration.ofSeconds(9));
    openai.remove("x-ratelimit-reset-tokens");
    assertThat(until(openai)).isEqualTo(Duration.ofMillis(12));
  }

  @ParameterizedTest
  @CsvSource({"requests", "tokens", "input-tokens", "output-tokens"})
  void knowsWhatAnthropicCounts(String thing) {
    String family = "anthropic-ratelimit-" + thing;
    Map<String, String> headers = new HashMap<>();
    headers.put(family + "-remaining", "0");
    headers.put(family + "-reset", "2025-08-21T12:41:30Z");
    assertThat(until(headers)).isEqualTo(Duration.ofSeconds(30));
    headers.put(family + "-remaining", "1000");
    assertThat(until(headers)).isZero();
  }

  @Test
  void readsWhatRemains() {
    Map<String, String> headers = new HashMap<>();
    headers.put("date", NOW);
    headers.put("x-ratelimit-remaining-requests", "4999");
    headers.put("x-ratelimit-reset-requests", "12ms");
    headers.put("x-ratelimit-remaining-tokens", "-1");
    headers.put("x-ratelimit-reset-tokens", "6m0s");
    headers.put("anthropic-ratelimit-input-tokens-remaining", "20000");
    headers.put("anthropic-ratelimit-input-tokens-reset", "2025-08-21T12:41:30Z");
    headers.put("anthropic-ratelimit-output-tokens-remaining", "0");
    headers.put("anthropic-ratelimit-output-tokens-reset", "2025-08-21T12:41:30Z");
    headers.put("anthropic-ratelimit-requests-remaining", "7");
    headers.put("anthropic-ratelimit-requests-reset", "2025-08-21T12:41:00Z");
    headers.put("anthropic-ratelimit-tokens-remaining", "many");
    Map<String, List<String>> lists = new HashMap<>();
    headers.forEach((name, value) -> lists.put(name, List.of(value)));
    assertThat(Allowance.left(HttpHeaders.of(lists, (_, _) -> true)))
        .containsExactlyInAnyOrder(
            new Left(Counted.REQUESTS, 4_999, Duration.ofMillis(12)),
            new Left(Counted.INPUT_TOKENS, 20_000, Duration.ofSeconds(30)));
  }

  @Test
  void aMomentWithoutTheProvidersClockSaysNothing() {
    var headers =
        HttpHeaders.of(
            Map.of(
                "x-ratelimit-remaining-requests", List.of("0"),
                "x-ratelimit-reset-requests", List.of("2025-08-21T12:41:30Z")),
            (_, _) -> true);
    assertThat(Allowance.untilReset(headers)).isZero();
  }

  private static Duration until(Map<String, String> said) {
    Map<String, List<String>> headers = new HashMap<>();
    said.forEach((name, value) -> headers.put(name, List.of(value)));
    headers.put("date", List.of(NOW));
    return Allowance.untilReset(HttpHeaders.of(headers, (_, _) -> true));
  }
}
