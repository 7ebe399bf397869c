package dev.hansei.workflows.gates;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;

/**
 * Names a verdict of a gate; a UUIDv7, so that ids sort by the time they were made. JSON: the UUID
 * as text.
 */
public record VerdictId(@JsonValue UUID value) implements Comparable<VerdictId> {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public VerdictId {
    Objects.requireNonNull(value, "value is null");
  }

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException when the text is not a UUID
   */
  public static VerdictId of(String text) {
    return new VerdictId(UUID.fromString(text));
  }

  @Override
  public int compareTo(VerdictId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
