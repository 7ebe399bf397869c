package dev.hansei.workflows.calibrations;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;

/**
 * Names one calibration and the certificate it ends with; a UUIDv7, so that ids sort by the time
 * they were made. JSON: the UUID as text.
 */
public record CalibrationId(@JsonValue UUID value) implements Comparable<CalibrationId> {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public CalibrationId {
    Objects.requireNonNull(value, "value is null");
  }

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException when the text is not a UUID
   */
  public static CalibrationId of(String text) {
    return new CalibrationId(UUID.fromString(text));
  }

  @Override
  public int compareTo(CalibrationId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
