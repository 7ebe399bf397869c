package dev.hansei.infra.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AskRequestTest {
  @Test
  void readsAQuestionAndTheVersionToAnswerUnder() {
    assertThat(read("{\"question\": \" Why? \"}"))
        .isEqualTo(new AskRequest("Why?", "", OptionalInt.empty()));
    assertThat(read("{\"question\": \"なぜ\", \"promptVersion\": 2}"))
        .isEqualTo(new AskRequest("なぜ", "", OptionalInt.of(2)));
    assertThat(read("{\"question\": \"Why?\", \"user\": \"u-42\"}"))
        .isEqualTo(new AskRequest("Why?", "u-42", OptionalInt.empty()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "[];The body is JSON",
        "{\"question\": \"a\"} x;The body is JSON",
        "{};'question' is missing",
        "{\"question\": \"  \"};'question' is missing",
        "{\"question\": 3};'question' is missing",
        "{\"question\": \"a\", \"promptVersion\": 0};'promptVersion' is the number",
        "{\"question\": \"a\", \"promptVersion\": \"2\"};'promptVersion' is the number",
        "{\"question\": \"a\", \"user\": 7};'user' is text",
        "{\"question\": \"a\", \"user\": \" \"};'user' is text",
        "{\"question\": \"a\", \"trace\": false};'trace' is unknown"
      })
  void saysWhatIsWrongWithABody(String body, String message) {
    assertThatThrownBy(() -> read(body))
        .isInstanceOf(AskProblem.class)
        .hasMessageContaining(message);
  }

  private static AskRequest read(String body) {
    return AskRequest.read(body.getBytes(StandardCharsets.UTF_8));
  }
}
