package dev.hansei.workflows.criteria;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;

/**
 * Names a criterion; a UUIDv7, so that ids sort by the time they were made. JSON: the UUID as text.
 */
public record CriterionId(@JsonValue UUID value) implements Comparable<CriterionId> {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public CriterionId {
    Objects.requireNonNull(value, "value is null");
  }

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException when the text is not a UUID
   */
  public static CriterionId of(String text) {
    return new CriterionId(UUID.fromString(text));
  }

  @Override
  public int compareTo(CriterionId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
