package dev.hansei.workflows.cases;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;

/**
 * Names a document; a UUIDv7, so that ids sort by the time they were made. JSON: the UUID as text.
 */
public record DocumentId(@JsonValue UUID value) implements Comparable<DocumentId> {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public DocumentId {
    Objects.requireNonNull(value, "value is null");
  }

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException when the text is not a UUID
   */
  public static DocumentId of(String text) {
    return new DocumentId(UUID.fromString(text));
  }

  @Override
  public int compareTo(DocumentId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
