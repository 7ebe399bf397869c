package dev.hansei.workflows.failures;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;

/**
 * Names a text that failed; a UUIDv7, so that ids sort by the time they were made. JSON: the UUID
 * as text.
 */
public record PatternId(@JsonValue UUID value) implements Comparable<PatternId> {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public PatternId {
    Objects.requireNonNull(value, "value is null");
  }

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException when the text is not a UUID
   */
  public static PatternId of(String text) {
    return new PatternId(UUID.fromString(text));
  }

  @Override
  public int compareTo(PatternId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
