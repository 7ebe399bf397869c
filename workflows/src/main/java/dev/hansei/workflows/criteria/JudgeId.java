package dev.hansei.workflows.criteria;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;

/**
 * Names one immutable version of a judge; a UUIDv7, so that ids sort by the time they were made.
 * JSON: the UUID as text.
 */
public record JudgeId(@JsonValue UUID value) implements Comparable<JudgeId> {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public JudgeId {
    Objects.requireNonNull(value, "value is null");
  }

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException when the text is not a UUID
   */
  public static JudgeId of(String text) {
    return new JudgeId(UUID.fromString(text));
  }

  @Override
  public int compareTo(JudgeId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
