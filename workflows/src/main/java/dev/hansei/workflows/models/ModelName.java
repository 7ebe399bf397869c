package dev.hansei.workflows.models;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A model as people write it: {@code provider/model}, such as {@code openai/gpt-4o-mini}, {@code
 * builtin/extractive} or {@code recorded/<set>}. At most 200 characters.
 */
public record ModelName(@JsonValue String value) {
  private static final int CHARS_MAX = 200;

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public ModelName {
    int slash = value.indexOf('/');
    if (slash < 1 || slash == value.length() - 1 || value.length() > CHARS_MAX) {
      throw new IllegalArgumentException(
          "a model reads provider/name, such as openai/gpt-4o-mini or builtin/extractive: '%s'"
              .formatted(value));
    }
  }

  /** What stands before the first slash. */
  public String provider() {
    return value.substring(0, value.indexOf('/'));
  }

  /** What stands after the first slash; may hold further slashes. */
  public String model() {
    return value.substring(value.indexOf('/') + 1);
  }

  /** Whether it costs nothing: it runs in this process, or replays what was recorded. */
  public boolean isFree() {
    return provider().equals("builtin") || provider().equals("recorded");
  }

  @Override
  public String toString() {
    return value;
  }
}
