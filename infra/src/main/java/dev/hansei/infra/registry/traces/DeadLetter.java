package dev.hansei.infra.registry.traces;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * Something that came in at a door and could not be read.
 *
 * @param door which one, such as {@code otlp-traces}
 * @param reason why not, in words of ours; holds nothing of the body
 */
public record DeadLetter(UUID id, String door, String reason, long sizeBytes, Instant receivedAt) {
  public DeadLetter {
    Objects.requireNonNull(id, "id is null");
    Objects.requireNonNull(door, "door is null");
    Objects.requireNonNull(reason, "reason is null");
    Objects.requireNonNull(receivedAt, "receivedAt is null");
  }
}
