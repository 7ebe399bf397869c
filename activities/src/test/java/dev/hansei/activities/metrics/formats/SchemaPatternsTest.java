package dev.hansei.activities.metrics.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Patterns in JSON Schemas. */
class SchemaPatternsTest {
  private static List<String> pattern(String regex) {
    return List.of("{\"type\":\"string\",\"pattern\":\"%s\"}".formatted(regex));
  }

  @Test
  void patternsAreFoundAnywhereAsTheSpecificationSays() {
    assertThat(JsonAnswers.is("\"order A-17 is late\"", pattern("[A-Z]-\\\\d+"))).isTrue();
    assertThat(JsonAnswers.is("\"order 17\"", pattern("^[A-Z]-\\\\d+$"))).isFalse();
    String keys = "{\"patternProperties\":{\"^x-\":{\"type\":\"number\"}}}";
    assertThat(JsonAnswers.is("{\"x-a\":1,\"b\":\"c\"}", List.of(keys))).isTrue();
    assertThat(JsonAnswers.is("{\"x-a\":\"1\"}", List.of(keys))).isFalse();
  }

  @Test
  void noPatternTakesLongerThanTheAnswerIsLong() {
    String answer = "\"" + "a".repeat(5_000) + "!\"";
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () -> assertThat(JsonAnswers.is(answer, pattern("^(a+)+$"))).isFalse());
  }

  @Test
  void whatRe2CannotReadIsRefusedAndNotPassedBy() {
    assertThatThrownBy(() -> JsonAnswers.is("\"ab\"", pattern("(?=a)b")))
        .isInstanceOf(RuntimeException.class);
  }
}
