package dev.hansei.workflows.projects;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;

/**
 * Names an API token (not its secret); a UUIDv7, so that ids sort by the time they were made. JSON:
 * the UUID as text.
 */
public record TokenId(@JsonValue UUID value) implements Comparable<TokenId> {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public TokenId {
    Objects.requireNonNull(value, "value is null");
  }

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException when the text is not a UUID
   */
  public static TokenId of(String text) {
    return new TokenId(UUID.fromString(text));
  }

  @Override
  public int compareTo(TokenId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
