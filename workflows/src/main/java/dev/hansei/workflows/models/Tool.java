package dev.hansei.workflows.models;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Something that a model may ask to be called. Nobody calls it here: that the model asks, and with
 * what, is its answer.
 *
 * @param name 1 to 64 of A-Z, a-z, 0-9, '_' and '-', which all providers take
 * @param description for the model, or empty
 * @param parameters a JSON schema of an object as text, or empty where it takes none
 */
public record Tool(String name, String description, String parameters) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  public Tool {
    if (!isName(name)) {
      throw new IllegalArgumentException(
          "a tool's name has 1 to 64 of A-Z, a-z, 0-9, '_' and '-': '%s'".formatted(name));
    }
    Objects.requireNonNull(description, "description is null");
    Objects.requireNonNull(parameters, "parameters is null");
  }

  /** Whether all providers take it for a tool's name. */
  public static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }
}
