package dev.hansei.workflows.prompts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;

/**
 * Names what gives a candidate its share of a stage: the id of a promotion. It salts the assignment
 * of callers, so that the first to meet one candidate are not the first to meet the next one too.
 * JSON: the UUID as text.
 */
public record RolloutId(@JsonValue UUID value) implements Comparable<RolloutId> {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public RolloutId {
    Objects.requireNonNull(value, "value is null");
  }

  @Override
  public int compareTo(RolloutId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
