package dev.hansei.workflows.traces;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;

/**
 * Names one piece of feedback; a UUIDv7, so that ids sort by the time they were made. JSON: the
 * UUID as text.
 */
public record FeedbackId(@JsonValue UUID value) implements Comparable<FeedbackId> {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public FeedbackId {
    Objects.requireNonNull(value, "value is null");
  }

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException when the text is not a UUID
   */
  public static FeedbackId of(String text) {
    return new FeedbackId(UUID.fromString(text));
  }

  @Override
  public int compareTo(FeedbackId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
