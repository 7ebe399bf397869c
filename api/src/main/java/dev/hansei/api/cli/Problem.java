package dev.hansei.api.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Reads the service's problem+json aloud. */
final class Problem {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What fits on a screen; --json has the others. */
  private static final int ERRORS_MAX = 20;

  private Problem() {}

  /** The refusal as a sentence, with each field or line that is wrong on a line of its own. */
  static CliFailure failure(URI base, int status, String body) {
    try {
      JsonNode problem = JSON.readTree(body);
      if (problem.path("code").isTextual()) {
        return CliFailure.refused(describe(problem), problem);
      }
    } catch (JsonProcessingException _) {
      // Whatever answers there, it is not Hansei.
    }
    return CliFailure.refused(
        "%s answered with HTTP %d and not as Hansei does; is the URL right (--url, HANSEI_URL)?"
            .formatted(base, status));
  }

  private static String describe(JsonNode problem) {
    String detail = problem.path("detail").asText(problem.path("title").asText());
    String field = problem.path("field").asText();
    String at = field.isEmpty() || detail.contains(field) ? "" : " (field %s)".formatted(field);
    return "%s%s [%s]%s".formatted(detail, at, problem.path("code").asText(), errors(problem));
  }

  private static String errors(JsonNode problem) {
    JsonNode errors = problem.path("errors");
    // One field is named in the sentence already.
    if (errors.isEmpty() || (errors.size() == 1 && errors.path(0).path("line").isMissingNode())) {
      return "";
    }
    String lines =
        StreamSupport.stream(errors.spliterator(), false)
            .limit(ERRORS_MAX)
            .map(error -> "%n  %s: %s".formatted(where(error), error.path("detail").asText()))
            .collect(Collectors.joining());
    return errors.size() <= ERRORS_MAX
        ? lines
        : lines + "%n  … and %,d more".formatted(errors.size() - ERRORS_MAX);
  }

  private static String where(JsonNode error) {
    return error.path("line").isMissingNode()
        ? error.path("field").asText("body")
        : "line " + error.path("line").asText();
  }
}
