package dev.hansei.workflows.projects;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;

/**
 * Names an event, and is the {@code webhook-id} of every delivery of it; a UUIDv7, so that ids sort
 * by the time they were made. JSON: the UUID as text.
 */
public record EventId(@JsonValue UUID value) implements Comparable<EventId> {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public EventId {
    Objects.requireNonNull(value, "value is null");
  }

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException when the text is not a UUID
   */
  public static EventId of(String text) {
    return new EventId(UUID.fromString(text));
  }

  @Override
  public int compareTo(EventId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
