package dev.hansei.workflows.cases;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;

/**
 * Names a dataset; a UUIDv7, so that ids sort by the time they were made. JSON: the UUID as text.
 */
public record DatasetId(@JsonValue UUID value) implements Comparable<DatasetId> {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public DatasetId {
    Objects.requireNonNull(value, "value is null");
  }

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException when the text is not a UUID
   */
  public static DatasetId of(String text) {
    return new DatasetId(UUID.fromString(text));
  }

  @Override
  public int compareTo(DatasetId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
