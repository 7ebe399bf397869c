package dev.hansei.infra.registry.prompts;

import dev.hansei.workflows.prompts.Prompt;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * A prompt with the numbers of its versions.
 *
 * @param versions from the oldest; at least one
 * @param lastSavedAt when the newest was saved
 */
public record PromptListing(Prompt prompt, List<Integer> versions, Instant lastSavedAt) {
  public PromptListing {
    Objects.requireNonNull(prompt, "prompt is null");
    versions = List.copyOf(versions);
    if (versions.isEmpty()) {
      throw new IllegalArgumentException("a prompt without versions is not listed");
    }
    Objects.requireNonNull(lastSavedAt, "lastSavedAt is null");
  }
}
