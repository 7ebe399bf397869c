package dev.hansei.workflows.tunings;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;

/**
 * Names one tuning; a UUIDv7, so that ids sort by the time they were made. JSON: the UUID as text.
 */
public record TuningId(@JsonValue UUID value) implements Comparable<TuningId> {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public TuningId {
    Objects.requireNonNull(value, "value is null");
  }

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException when the text is not a UUID
   */
  public static TuningId of(String text) {
    return new TuningId(UUID.fromString(text));
  }

  @Override
  public int compareTo(TuningId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
