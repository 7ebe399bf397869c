package dev.hansei.workflows.promotions;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;

/**
 * Names a promotion; a UUIDv7, so that ids sort by the time they were made. JSON: the UUID as text.
 */
public record PromotionId(@JsonValue UUID value) implements Comparable<PromotionId> {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public PromotionId {
    Objects.requireNonNull(value, "value is null");
  }

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException when the text is not a UUID
   */
  public static PromotionId of(String text) {
    return new PromotionId(UUID.fromString(text));
  }

  @Override
  public int compareTo(PromotionId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
