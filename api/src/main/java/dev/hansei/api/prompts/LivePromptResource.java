package dev.hansei.api.prompts;

import dev.hansei.workflows.prompts.PromptContent;
import dev.hansei.workflows.prompts.PromptName;
import dev.hansei.workflows.prompts.PromptVersion;
import dev.hansei.workflows.prompts.StagePointer;
import java.time.Instant;
import java.util.UUID;

/**
 * What is live: all that an application needs to ask its model.
 *
 * @param number the version's, for people
 * @param revision counts the moves of this stage's pointer
 * @param content messages are templates; the application renders them
 */
public record LivePromptResource(
    String name,
    int number,
    UUID versionId,
    String sha256,
    String stage,
    long revision,
    Instant movedAt,
    PromptContent content) {
  static LivePromptResource from(PromptName name, StagePointer pointer, PromptVersion version) {
    return new LivePromptResource(
        name.value(),
        version.number(),
        version.id().value(),
        version.artifact().sha256().hex(),
        pointer.stage().word(),
        pointer.revision(),
        pointer.movedAt(),
        version.content());
  }
}
