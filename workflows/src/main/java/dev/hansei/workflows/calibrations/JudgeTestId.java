package dev.hansei.workflows.calibrations;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;

/**
 * Names one test of a judge; a UUIDv7, so that ids sort by the time they were made. JSON: the UUID
 * as text.
 */
public record JudgeTestId(@JsonValue UUID value) implements Comparable<JudgeTestId> {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public JudgeTestId {
    Objects.requireNonNull(value, "value is null");
  }

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException when the text is not a UUID
   */
  public static JudgeTestId of(String text) {
    return new JudgeTestId(UUID.fromString(text));
  }

  @Override
  public int compareTo(JudgeTestId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
