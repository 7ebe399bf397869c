package dev.hansei.workflows.annotations;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;

/**
 * Names a set of items that somebody brought; a UUIDv7, so that ids sort by the time they were
 * made. JSON: the UUID as text.
 */
public record ItemSetId(@JsonValue UUID value) implements Comparable<ItemSetId> {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public ItemSetId {
    Objects.requireNonNull(value, "value is null");
  }

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException when the text is not a UUID
   */
  public static ItemSetId of(String text) {
    return new ItemSetId(UUID.fromString(text));
  }

  @Override
  public int compareTo(ItemSetId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
