package dev.hansei.workflows.cases;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;

/**
 * Names one run of GenerateCases; a UUIDv7, so that ids sort by the time they were made. JSON: the
 * UUID as text.
 */
public record GenerationId(@JsonValue UUID value) implements Comparable<GenerationId> {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public GenerationId {
    Objects.requireNonNull(value, "value is null");
  }

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException when the text is not a UUID
   */
  public static GenerationId of(String text) {
    return new GenerationId(UUID.fromString(text));
  }

  @Override
  public int compareTo(GenerationId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
