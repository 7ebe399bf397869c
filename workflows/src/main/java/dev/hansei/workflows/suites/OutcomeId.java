package dev.hansei.workflows.suites;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;

/**
 * Names the outcome of one item of a run; a UUIDv7, so that ids sort by the time they were made.
 * JSON: the UUID as text.
 */
public record OutcomeId(@JsonValue UUID value) implements Comparable<OutcomeId> {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public OutcomeId {
    Objects.requireNonNull(value, "value is null");
  }

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException when the text is not a UUID
   */
  public static OutcomeId of(String text) {
    return new OutcomeId(UUID.fromString(text));
  }

  @Override
  public int compareTo(OutcomeId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
