package dev.hansei.workflows.projects;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;

/**
 * Names a project; a UUIDv7, so that ids sort by the time they were made. JSON: the UUID as text.
 */
public record ProjectId(@JsonValue UUID value) implements Comparable<ProjectId> {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public ProjectId {
    Objects.requireNonNull(value, "value is null");
  }

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException when the text is not a UUID
   */
  public static ProjectId of(String text) {
    return new ProjectId(UUID.fromString(text));
  }

  @Override
  public int compareTo(ProjectId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
