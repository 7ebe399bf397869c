package dev.hansei.workflows.promotions;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;

/**
 * Names a move past all rules; a UUIDv7, so that ids sort by the time they were made. JSON: the
 * UUID as text.
 */
public record EmergencyId(@JsonValue UUID value) implements Comparable<EmergencyId> {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public EmergencyId {
    Objects.requireNonNull(value, "value is null");
  }

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException when the text is not a UUID
   */
  public static EmergencyId of(String text) {
    return new EmergencyId(UUID.fromString(text));
  }

  @Override
  public int compareTo(EmergencyId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
