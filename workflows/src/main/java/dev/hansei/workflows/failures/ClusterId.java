package dev.hansei.workflows.failures;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;

/**
 * Names a failure mode; a UUIDv7, so that ids sort by the time they were made. JSON: the UUID as
 * text.
 */
public record ClusterId(@JsonValue UUID value) implements Comparable<ClusterId> {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public ClusterId {
    Objects.requireNonNull(value, "value is null");
  }

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException when the text is not a UUID
   */
  public static ClusterId of(String text) {
    return new ClusterId(UUID.fromString(text));
  }

  @Override
  public int compareTo(ClusterId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
