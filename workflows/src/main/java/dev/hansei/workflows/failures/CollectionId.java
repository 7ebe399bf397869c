package dev.hansei.workflows.failures;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;

/**
 * Names one run of CollectFailures; a UUIDv7, so that ids sort by the time they were made. JSON:
 * the UUID as text.
 */
public record CollectionId(@JsonValue UUID value) implements Comparable<CollectionId> {
  /** Stands in the place of an id where each start of a schedule makes its own. */
  public static final CollectionId SCHEDULED = new CollectionId(new UUID(0L, 0L));

  private static final int MILLIS_SHIFT = 16;
  private static final long VERSION_7 = 0x7000L;
  private static final long RANDOM_12 = 0x0FFFL;

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public CollectionId {
    Objects.requireNonNull(value, "value is null");
  }

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException when the text is not a UUID
   */
  public static CollectionId of(String text) {
    return new CollectionId(UUID.fromString(text));
  }

  /** A UUIDv7 of that moment, its random bits those of a random UUID. */
  static CollectionId at(long epochMillis, UUID random) {
    long head = (epochMillis << MILLIS_SHIFT) | VERSION_7;
    return new CollectionId(
        new UUID(
            head | (random.getMostSignificantBits() & RANDOM_12),
            random.getLeastSignificantBits()));
  }

  @Override
  public int compareTo(CollectionId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
