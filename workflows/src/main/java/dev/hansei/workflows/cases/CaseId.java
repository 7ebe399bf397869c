package dev.hansei.workflows.cases;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;

/** Names a case; a UUIDv7, so that ids sort by the time they were made. JSON: the UUID as text. */
public record CaseId(@JsonValue UUID value) implements Comparable<CaseId> {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public CaseId {
    Objects.requireNonNull(value, "value is null");
  }

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException when the text is not a UUID
   */
  public static CaseId of(String text) {
    return new CaseId(UUID.fromString(text));
  }

  @Override
  public int compareTo(CaseId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
