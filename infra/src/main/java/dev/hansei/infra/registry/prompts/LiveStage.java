package dev.hansei.infra.registry.prompts;

import dev.hansei.workflows.prompts.PromptVersion;
import dev.hansei.workflows.prompts.PromptVersionId;
import dev.hansei.workflows.prompts.StagePointer;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is served of a prompt at one stage.
 *
 * @param live what is live
 * @param candidate what is tried beside it, where a share is given to one
 * @param saidMillis when the registry last said so, where what it says now cannot be read; by the
 *     board's ticks
 */
public record LiveStage(
    StagePointer pointer,
    PromptVersion live,
    Optional<PromptVersion> candidate,
    OptionalLong saidMillis) {
  public LiveStage {
    Objects.requireNonNull(pointer, "pointer is null");
    Objects.requireNonNull(candidate, "candidate is null");
    Objects.requireNonNull(saidMillis, "saidMillis is null");
    if (!pointer.version().equals(live.id())) {
      throw new IllegalArgumentException("the pointer names another version: " + live.id());
    }
  }

  /** What the registry says now. */
  public LiveStage(StagePointer pointer, PromptVersion live, Optional<PromptVersion> candidate) {
    this(pointer, live, candidate, OptionalLong.empty());
  }

  /** The same as the last that is known, unless it was so before. */
  LiveStage lastKnown(long asOfMillis) {
    return saidMillis.isPresent()
        ? this
        : new LiveStage(pointer, live, candidate, OptionalLong.of(asOfMillis));
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
