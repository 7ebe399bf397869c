package dev.hansei.infra.stack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What a service that is not ready says of itself, in one short line. */
final class ReadinessWords {
  /** A line of a terminal or two. */
  private static final int CHARACTERS_MAX = 200;

  private static final ObjectMapper JSON = new ObjectMapper();

  private ReadinessWords() {}

  /** The parts that are down and why, or the detail of a problem, or the beginning of the body. */
  static String of(int status, String body) {
    var words = "%d: %s".formatted(status, excerpt(body)).replaceAll("\\s+", " ").strip();
    return words.substring(0, Math.min(words.length(), CHARACTERS_MAX));
  }

  private static String excerpt(String body) {
    try {
      var answer = JSON.readTree(body);
      var down = down(answer.path("parts"));
      return down.isEmpty() ? answer.path("detail").asText(body) : down;
    } catch (JsonProcessingException e) {
      return body;
    }
  }

  private static String down(JsonNode parts) {
    return StreamSupport.stream(parts.spliterator(), false)
        .filter(part -> part.path("status").asText().equals("down"))
        .map(part -> part.path("name").asText() + " is down, " + part.path("reason").asText())
        .collect(Collectors.joining("; "));
  }
}
