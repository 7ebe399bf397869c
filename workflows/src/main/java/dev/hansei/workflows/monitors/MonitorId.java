package dev.hansei.workflows.monitors;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;

/**
 * Names one monitor; a UUIDv7, so that ids sort by the time they were made. JSON: the UUID as text.
 */
public record MonitorId(@JsonValue UUID value) implements Comparable<MonitorId> {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public MonitorId {
    Objects.requireNonNull(value, "value is null");
  }

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException when the text is not a UUID
   */
  public static MonitorId of(String text) {
    return new MonitorId(UUID.fromString(text));
  }

  @Override
  public int compareTo(MonitorId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
