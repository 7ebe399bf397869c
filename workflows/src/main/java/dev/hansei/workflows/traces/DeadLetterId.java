package dev.hansei.workflows.traces;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;

/**
 * Names something that came in at a door and could not be read; a UUIDv7, so that ids sort by the
 * time they were made. JSON: the UUID as text.
 */
public record DeadLetterId(@JsonValue UUID value) {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public DeadLetterId {
    Objects.requireNonNull(value, "value is null");
  }

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException when the text is not a UUID
   */
  public static DeadLetterId of(String text) {
    return new DeadLetterId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
