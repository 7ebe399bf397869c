package dev.hansei.workflows.suites;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;

/** Names a suite; a UUIDv7, so that ids sort by the time they were made. JSON: the UUID as text. */
public record SuiteId(@JsonValue UUID value) implements Comparable<SuiteId> {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public SuiteId {
    Objects.requireNonNull(value, "value is null");
  }

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException when the text is not a UUID
   */
  public static SuiteId of(String text) {
    return new SuiteId(UUID.fromString(text));
  }

  @Override
  public int compareTo(SuiteId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
