package dev.hansei.api.prompts;

import dev.hansei.workflows.prompts.PromptContent;
import dev.hansei.workflows.prompts.PromptVersion;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One immutable version of a prompt, as the API shows it.
 *
 * @param number counts from 1 within the prompt
 * @param sha256 of the canonical JSON of its content
 */
public record VersionResource(
    UUID id,
    int number,
    String sha256,
    PromptContent content,
    String note,
    Optional<UUID> parent,
    UUID author,
    Instant createdAt) {
  static VersionResource from(PromptVersion version) {
    return new VersionResource(
        version.id().value(),
        version.number(),
        version.artifact().sha256().hex(),
        version.content(),
        version.note(),
        version.parent().map(parent -> parent.value()),
        version.author().value(),
        version.createdAt());
  }
}
