package dev.hansei.api.cases;

import dev.hansei.workflows.cases.Document;
import java.time.Instant;
import java.util.UUID;

/**
 * A document, as the API shows it.
 *
 * @param passageCount into how many passages it was cut
 */
public record DocumentResource(
    UUID id,
    String name,
    String mediaType,
    long sizeBytes,
    String sha256,
    int passageCount,
    Instant createdAt) {
  static DocumentResource from(Document document) {
    var content = document.content();
    return new DocumentResource(
        document.id().value(),
        document.name(),
        content.mediaType(),
        content.sizeBytes(),
        content.sha256().hex(),
        document.passageCount(),
        document.createdAt());
  }
}
