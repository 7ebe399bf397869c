package dev.hansei.infra.stack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReadinessWordsTest {
  @Test
  void namesThePartsThatAreDown() {
    var body =
        """
        {"status": "down", "parts": [
          {"name": "registry", "status": "up"},
          {"name": "objects", "status": "down", "reason": "no bucket"}]}
        """;
    assertThat(ReadinessWords.of(503, body)).isEqualTo("503: objects is down, no bucket");
  }

  @Test
  void givesTheDetailOfAProblem() {
    assertThat(ReadinessWords.of(500, "{\"title\": \"x\", \"detail\": \"see the log\"}"))
        .isEqualTo("500: see the log");
  }

  @Test
  void givesTheBeginningOfAnythingElse() {
    assertThat(ReadinessWords.of(502, "<html>\n<body>Bad   gateway"))
        .isEqualTo("502: <html> <body>Bad gateway");
    assertThat(ReadinessWords.of(500, "x".repeat(1000))).hasSize(200);
    assertThat(ReadinessWords.of(404, "")).isEqualTo("404:");
  }
}
