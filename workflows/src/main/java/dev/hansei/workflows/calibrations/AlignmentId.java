package dev.hansei.workflows.calibrations;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;

/**
 * Names one alignment of a judge; a UUIDv7, so that ids sort by the time they were made. JSON: the
 * UUID as text.
 */
public record AlignmentId(@JsonValue UUID value) implements Comparable<AlignmentId> {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public AlignmentId {
    Objects.requireNonNull(value, "value is null");
  }

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException when the text is not a UUID
   */
  public static AlignmentId of(String text) {
    return new AlignmentId(UUID.fromString(text));
  }

  @Override
  public int compareTo(AlignmentId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
