package dev.hansei.workflows.prompts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;

/**
 * Names a prompt version; a UUIDv7, so that ids sort by the time they were made. JSON: the UUID as
 * text.
 */
public record PromptVersionId(@JsonValue UUID value) implements Comparable<PromptVersionId> {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public PromptVersionId {
    Objects.requireNonNull(value, "value is null");
  }

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException when the text is not a UUID
   */
  public static PromptVersionId of(String text) {
    return new PromptVersionId(UUID.fromString(text));
  }

  @Override
  public int compareTo(PromptVersionId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
