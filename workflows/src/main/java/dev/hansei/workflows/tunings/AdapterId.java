package dev.hansei.workflows.tunings;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;

/**
 * Names an adapter; a UUIDv7, so that ids sort by the time they were made. JSON: the UUID as text.
 */
public record AdapterId(@JsonValue UUID value) implements Comparable<AdapterId> {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public AdapterId {
    Objects.requireNonNull(value, "value is null");
  }

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException when the text is not a UUID
   */
  public static AdapterId of(String text) {
    return new AdapterId(UUID.fromString(text));
  }

  @Override
  public int compareTo(AdapterId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
