package dev.hansei.workflows.cases;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;

/**
 * Names a passage of a document; a UUIDv7, so that ids sort by the time they were made. JSON: the
 * UUID as text.
 */
public record PassageId(@JsonValue UUID value) implements Comparable<PassageId> {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public PassageId {
    Objects.requireNonNull(value, "value is null");
  }

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException when the text is not a UUID
   */
  public static PassageId of(String text) {
    return new PassageId(UUID.fromString(text));
  }

  @Override
  public int compareTo(PassageId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
