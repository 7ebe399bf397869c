package dev.hansei.workflows.annotations;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;

/**
 * Names an annotation; a UUIDv7, so that ids sort by the time they were made. JSON: the UUID as
 * text.
 */
public record AnnotationId(@JsonValue UUID value) implements Comparable<AnnotationId> {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public AnnotationId {
    Objects.requireNonNull(value, "value is null");
  }

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException when the text is not a UUID
   */
  public static AnnotationId of(String text) {
    return new AnnotationId(UUID.fromString(text));
  }

  @Override
  public int compareTo(AnnotationId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
