package dev.hansei.workflows.criteria;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;

/**
 * Names one rubric version of a criterion; a UUIDv7, so that ids sort by the time they were made.
 * JSON: the UUID as text.
 */
public record RubricId(@JsonValue UUID value) implements Comparable<RubricId> {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public RubricId {
    Objects.requireNonNull(value, "value is null");
  }

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException when the text is not a UUID
   */
  public static RubricId of(String text) {
    return new RubricId(UUID.fromString(text));
  }

  @Override
  public int compareTo(RubricId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
