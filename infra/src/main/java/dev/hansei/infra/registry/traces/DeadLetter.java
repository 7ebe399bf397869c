package dev.hansei.infra.registry.traces;

import dev.hansei.workflows.traces.DeadLetterId;
import java.time.Instant;
import java.util.Objects;

/**
 * Something that came in at a door and could not be read.
 *
 * @param door which one, such as {@code otlp-json}
 * @param reason why not, in words of ours
 * @param sizeBytes of what came
 * @param expiresAt it is gone from then on
 * @param isKept whether what came was kept: sealed, for admins; false when there was no key
 */
public record DeadLetter(
    DeadLetterId id,
    String door,
    String reason,
    long sizeBytes,
    Instant receivedAt,
    Instant expiresAt,
    boolean isKept) {
  public DeadLetter {
    Objects.requireNonNull(id, "id is null");
    Objects.requireNonNull(door, "door is null");
    Objects.requireNonNull(reason, "reason is null");
    Objects.requireNonNull(receivedAt, "receivedAt is null");
    Objects.requireNonNull(expiresAt, "expiresAt is null");
  }
}
