package dev.hansei.workflows.calibrations;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;

/**
 * Names one discovery of criteria; a UUIDv7, so that ids sort by the time they were made. JSON: the
 * UUID as text.
 */
public record DiscoveryId(@JsonValue UUID value) implements Comparable<DiscoveryId> {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public DiscoveryId {
    Objects.requireNonNull(value, "value is null");
  }

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException when the text is not a UUID
   */
  public static DiscoveryId of(String text) {
    return new DiscoveryId(UUID.fromString(text));
  }

  @Override
  public int compareTo(DiscoveryId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
