package dev.hansei.workflows.cases;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;

/**
 * Names an immutable dataset version; a UUIDv7, so that ids sort by the time they were made. JSON:
 * the UUID as text.
 */
public record DatasetVersionId(@JsonValue UUID value) implements Comparable<DatasetVersionId> {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public DatasetVersionId {
    Objects.requireNonNull(value, "value is null");
  }

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException when the text is not a UUID
   */
  public static DatasetVersionId of(String text) {
    return new DatasetVersionId(UUID.fromString(text));
  }

  @Override
  public int compareTo(DatasetVersionId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
