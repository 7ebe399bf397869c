package dev.hansei.workflows.annotations;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;

/**
 * Names one version of a form; a UUIDv7, so that ids sort by the time they were made. JSON: the
 * UUID as text.
 */
public record FormId(@JsonValue UUID value) implements Comparable<FormId> {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public FormId {
    Objects.requireNonNull(value, "value is null");
  }

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException when the text is not a UUID
   */
  public static FormId of(String text) {
    return new FormId(UUID.fromString(text));
  }

  @Override
  public int compareTo(FormId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
