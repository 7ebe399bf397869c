package dev.hansei.infra.registry.prompts;

import dev.hansei.workflows.prompts.PromptVersion;
import dev.hansei.workflows.prompts.PromptVersionId;
import dev.hansei.workflows.prompts.StagePointer;
import java.util.Objects;
import java.util.Optional;

/**
 * What is served of a prompt at one stage.
 *
 * @param live what is live
 * @param candidate what is tried beside it, where a share is given to one
 */
public record LiveStage(
    StagePointer pointer, PromptVersion live, Optional<PromptVersion> candidate) {
  public LiveStage {
    Objects.requireNonNull(pointer, "pointer is null");
    Objects.requireNonNull(candidate, "candidate is null");
    if (!pointer.version().equals(live.id())) {
      throw new IllegalArgumentException("the pointer names another version: " + live.id());
    }
  }

  /** The one of the two that is meant; what is live for any other id. */
  public PromptVersion version(PromptVersionId id) {
    return candidate.filter(it -> it.id().equals(id)).orElse(live);
  }

  /** Both versions as JSON, near enough to bound what is kept. */
  long bytes() {
    return live.artifact().sizeBytes()
        + candidate.map(version -> version.artifact().sizeBytes()).orElse(0L);
  }
}
