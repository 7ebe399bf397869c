package dev.hansei.activities.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SquadTest {
  static List<JsonNode> pairs() throws IOException {
    try (InputStream stream = SquadTest.class.getResourceAsStream("/metrics/squad.json")) {
      JsonNode pairs = new ObjectMapper().readTree(Objects.requireNonNull(stream));
      return StreamSupport.stream(pairs.spliterator(), false).toList();
    }
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void agreesWithTheOfficialScripts(JsonNode pair) {
    String expected = pair.get("expected").asText();
    String answer = pair.get("answer").asText();
    assertThat(Squad.exact(expected, answer)).isEqualTo(pair.get("exact").asDouble());
    assertThat(Squad.f1(expected, answer)).isCloseTo(pair.get("f1").asDouble(), within(1e-12));
  }
}
