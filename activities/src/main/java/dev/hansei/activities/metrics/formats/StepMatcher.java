package dev.hansei.activities.metrics.formats;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import java.util.Optional;

/**
 * Which tool calls are meant: a name in which {@code *} stands for any characters and {@code ?} for
 * one, whatever the case of letters, as promptfoo has it.
 *
 * @param name empty for all calls
 */
record StepMatcher(Optional<Pattern> name) {
  /**
   * Reads a text, or an object with {@code pattern} or {@code name}.
   *
   * @throws IllegalArgumentException where it is neither
   */
  static StepMatcher of(JsonNode value) {
    if (value.isTextual() && !value.asText().isEmpty()) {
      return new StepMatcher(Optional.of(glob(value.asText())));
    }
    if (!value.isObject()) {
      throw new IllegalArgumentException("a tool call is matched by a name or an object");
    }
    String pattern = value.path("pattern").asText("");
    String text = pattern.isEmpty() ? value.path("name").asText("") : pattern;
    return new StepMatcher(text.isEmpty() ? Optional.empty() : Optional.of(glob(text)));
  }

  /** Reads one that must name something. */
  static StepMatcher named(JsonNode value) {
    StepMatcher matcher = of(value);
    if (matcher.name().isEmpty()) {
      throw new IllegalArgumentException("a tool call is matched by its name or a pattern of it");
    }
    return matcher;
  }

  boolean matches(ToolStep step) {
    return name.map(pattern -> pattern.matches(step.name())).orElse(true);
  }

  /** RE2, so that no pattern of a document takes more than linear time. */
  static Pattern glob(String text) {
    StringBuilder pattern = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '*' -> pattern.append(".*");
        case '?' -> pattern.append('.');
        default -> pattern.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return Pattern.compile(pattern.toString(), Pattern.CASE_INSENSITIVE);
  }
}
