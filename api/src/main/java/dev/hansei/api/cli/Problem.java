package dev.hansei.api.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Reads the service's problem+json aloud. */
final class Problem {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Problem() {}

  static String describe(int status, String body) {
    try {
      JsonNode problem = JSON.readTree(body);
      String detail = problem.path("detail").asText(problem.path("title").asText());
      StringBuilder text = new StringBuilder(detail.isEmpty() ? "HTTP " + status : detail);
      append(text, " (field ", problem.path("field").asText(), ")");
      append(text, " (line ", problem.path("line").asText(), ")");
      append(text, " [", problem.path("code").asText(), "]");
      return text.toString();
    } catch (JsonProcessingException _) {
      return "HTTP " + status;
    }
  }

  private static void append(StringBuilder text, String before, String value, String after) {
    if (!value.isEmpty()) {
      text.append(before).append(value).append(after);
    }
  }
}
