package dev.hansei.api.traces;

import dev.hansei.infra.registry.traces.DeadLetter;
import dev.hansei.workflows.traces.DeadLetterId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * Something that came in and could not be read.
 *
 * @param door {@code otlp-protobuf}, {@code otlp-json}, {@code otlp-spans} (spans that break a
 *     rule), {@code trace-lines} or {@code feedback-lines}
 * @param sizeBytes of what came
 * @param expiresAt it is gone from then on
 * @param kept whether what came was kept; false when the service had no key to seal it with
 * @param text what came, where it is UTF-8; only when one letter is asked for
 * @param base64 what came, where it is not
 */
@Schema(name = "DeadLetter")
public record DeadLetterResource(
    DeadLetterId id,
    String door,
    String reason,
    long sizeBytes,
    Instant receivedAt,
    Instant expiresAt,
    boolean kept,
    Optional<String> text,
    Optional<String> base64) {
  /** For a list: without what came. */
  public static DeadLetterResource of(DeadLetter letter) {
    return new DeadLetterResource(
        letter.id(),
        letter.door(),
        letter.reason(),
        letter.sizeBytes(),
        letter.receivedAt(),
        letter.expiresAt(),
        letter.isKept(),
        Optional.empty(),
        Optional.empty());
  }

  /** The same with what came. */
  DeadLetterResource with(byte[] bytes) {
    var read = text(bytes);
    return new DeadLetterResource(
        id,
        door,
        reason,
        sizeBytes,
        receivedAt,
        expiresAt,
        kept,
        read,
        read.isPresent()
            ? Optional.empty()
            : Optional.of(Base64.getEncoder().encodeToString(bytes)));
  }

  private static Optional<String> text(byte[] bytes) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException _) {
      return Optional.empty();
    }
  }
}
