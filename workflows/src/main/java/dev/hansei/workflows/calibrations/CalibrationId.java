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
  private static final int MILLIS_SHIFT = 16;
  private static final long VERSION_7 = 0x7000L;
  private static final long RANDOM_12 = 0x0FFFL;

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

  /** A UUIDv7 of that moment, its random bits those of a random UUID. */
  static CalibrationId at(long epochMillis, UUID random) {
    long head = (epochMillis << MILLIS_SHIFT) | VERSION_7;
    return new CalibrationId(
        new UUID(
            head | (random.getMostSignificantBits() & RANDOM_12),
            random.getLeastSignificantBits()));
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
