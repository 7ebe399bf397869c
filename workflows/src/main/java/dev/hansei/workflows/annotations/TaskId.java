package dev.hansei.workflows.annotations;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;

/** Names a task; a UUIDv7, so that ids sort by the time they were made. JSON: the UUID as text. */
public record TaskId(@JsonValue UUID value) implements Comparable<TaskId> {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public TaskId {
    Objects.requireNonNull(value, "value is null");
  }

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException when the text is not a UUID
   */
  public static TaskId of(String text) {
    return new TaskId(UUID.fromString(text));
  }

  @Override
  public int compareTo(TaskId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
