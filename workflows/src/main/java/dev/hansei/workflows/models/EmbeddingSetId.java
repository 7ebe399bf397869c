package dev.hansei.workflows.models;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;

/**
 * Names an embedding set; a UUIDv7, so that ids sort by the time they were made. JSON: the UUID as
 * text.
 */
public record EmbeddingSetId(@JsonValue UUID value) implements Comparable<EmbeddingSetId> {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public EmbeddingSetId {
    Objects.requireNonNull(value, "value is null");
  }

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException when the text is not a UUID
   */
  public static EmbeddingSetId of(String text) {
    return new EmbeddingSetId(UUID.fromString(text));
  }

  @Override
  public int compareTo(EmbeddingSetId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
