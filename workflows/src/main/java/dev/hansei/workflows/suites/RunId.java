package dev.hansei.workflows.suites;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;

/**
 * Names one run of a suite; a UUIDv7, so that ids sort by the time they were made. JSON: the UUID
 * as text.
 */
public record RunId(@JsonValue UUID value) implements Comparable<RunId> {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public RunId {
    Objects.requireNonNull(value, "value is null");
  }

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException when the text is not a UUID
   */
  public static RunId of(String text) {
    return new RunId(UUID.fromString(text));
  }

  @Override
  public int compareTo(RunId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
