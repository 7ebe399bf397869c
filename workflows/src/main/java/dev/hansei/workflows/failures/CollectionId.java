package dev.hansei.workflows.failures;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;

/**
 * Names one run of CollectFailures; a UUIDv7, so that ids sort by the time they were made. JSON:
 * the UUID as text.
 */
public record CollectionId(@JsonValue UUID value) implements Comparable<CollectionId> {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public CollectionId {
    Objects.requireNonNull(value, "value is null");
  }

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException when the text is not a UUID
   */
  public static CollectionId of(String text) {
    return new CollectionId(UUID.fromString(text));
  }

  @Override
  public int compareTo(CollectionId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
