package dev.hansei.api.prompts;

import dev.hansei.api.bodies.Rules;
import dev.hansei.workflows.prompts.FewShot;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An example that a prompt shows before it asks.
 *
 * @param values for the variables that the last message of the user uses
 * @param answer what the assistant says to it
 */
public record NewExample(@Nullable Map<String, Object> values, String answer) {
  /** As long as a template may be. */
  private static final int ANSWER_CHARS_MAX = 64 * 1024;

  public NewExample {
    values = values == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(values));
    Rules.text("answer", answer, ANSWER_CHARS_MAX);
  }

  FewShot example() {
    return new FewShot(values == null ? Map.of() : values, answer);
  }
}
