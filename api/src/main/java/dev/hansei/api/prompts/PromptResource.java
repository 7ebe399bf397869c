package dev.hansei.api.prompts;

import dev.hansei.workflows.prompts.Prompt;
import java.time.Instant;
import java.util.UUID;

/** A prompt, as the API shows it. */
public record PromptResource(UUID id, String name, Instant createdAt) {
  static PromptResource from(Prompt prompt) {
    return new PromptResource(prompt.id().value(), prompt.name().value(), prompt.createdAt());
  }
}
