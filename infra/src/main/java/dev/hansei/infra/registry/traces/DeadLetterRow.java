package dev.hansei.infra.registry.traces;

import dev.hansei.infra.registry.Binary16;
import dev.hansei.infra.registry.Binary32;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.traces.DeadLetterId;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code traces_dead_letter}; what is not there is empty. */
@MappedEntity("traces_dead_letter")
@SuppressWarnings("ArrayRecordComponent") // Rows are neither compared nor kept.
record DeadLetterRow(
    @Id @Binary16 UUID projectId,
    @Binary16 UUID deadLetterId,
    String door,
    String reason,
    byte[] body,
    @Nullable @Binary32 Sha256 bodySha256,
    String keyId,
    byte[] nonce,
    long sizeBytes,
    Instant receivedAt) {
  /** Whether there is more than this row. */
  boolean isKept() {
    return !keyId.isEmpty();
  }

  DeadLetter letter() {
    return new DeadLetter(
        new DeadLetterId(deadLetterId),
        door,
        reason,
        sizeBytes,
        receivedAt,
        receivedAt.plus(DeadLetters.LIFE),
        isKept());
  }
}
