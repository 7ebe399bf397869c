package dev.hansei.workflows.prompts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;

/**
 * Names a prompt; a UUIDv7, so that ids sort by the time they were made. JSON: the UUID as text.
 */
public record PromptId(@JsonValue UUID value) implements Comparable<PromptId> {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public PromptId {
    Objects.requireNonNull(value, "value is null");
  }

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException when the text is not a UUID
   */
  public static PromptId of(String text) {
    return new PromptId(UUID.fromString(text));
  }

  @Override
  public int compareTo(PromptId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
