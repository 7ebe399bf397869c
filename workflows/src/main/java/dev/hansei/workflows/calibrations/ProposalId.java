package dev.hansei.workflows.calibrations;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;

/**
 * Names one proposal of a discovery; a UUIDv7, so that ids sort by the time they were made. JSON:
 * the UUID as text.
 */
public record ProposalId(@JsonValue UUID value) implements Comparable<ProposalId> {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public ProposalId {
    Objects.requireNonNull(value, "value is null");
  }

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException when the text is not a UUID
   */
  public static ProposalId of(String text) {
    return new ProposalId(UUID.fromString(text));
  }

  @Override
  public int compareTo(ProposalId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
