package dev.hansei.workflows.prompts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.google.re2j.Pattern;

/** A prompt's name within its project: 1 to 80 of a-z, A-Z, 0-9, '.', '_' and '-'. */
public record PromptName(@JsonValue String value) {
  private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,79}");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public PromptName {
    if (!isName(value)) {
      throw new IllegalArgumentException(
          "a prompt name has 1 to 80 letters, digits, '.', '_' and '-': '%s'".formatted(value));
    }
  }

  /** Whether a prompt may have this name; names of partials keep the same rule. */
  public static boolean isName(String text) {
    return ALLOWED.matches(text);
  }

  @Override
  public String toString() {
    return value;
  }
}
