package dev.hansei.workflows.projects;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;

/**
 * Names a person; a UUIDv7, so that ids sort by the time they were made. JSON: the UUID as text.
 */
public record PersonId(@JsonValue UUID value) implements Comparable<PersonId> {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public PersonId {
    Objects.requireNonNull(value, "value is null");
  }

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException when the text is not a UUID
   */
  public static PersonId of(String text) {
    return new PersonId(UUID.fromString(text));
  }

  @Override
  public int compareTo(PersonId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
