package dev.hansei.workflows.calibrations;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;

/**
 * Names one minimal pair of a criterion; a UUIDv7, so that ids sort by the time they were made.
 * JSON: the UUID as text.
 */
public record PairId(@JsonValue UUID value) implements Comparable<PairId> {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public PairId {
    Objects.requireNonNull(value, "value is null");
  }

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException when the text is not a UUID
   */
  public static PairId of(String text) {
    return new PairId(UUID.fromString(text));
  }

  @Override
  public int compareTo(PairId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
