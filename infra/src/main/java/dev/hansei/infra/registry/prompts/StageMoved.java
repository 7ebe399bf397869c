package dev.hansei.infra.registry.prompts;

import dev.hansei.workflows.prompts.PromptVersionId;
import dev.hansei.workflows.prompts.StagePointer;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One move of a stage pointer, in its history.
 *
 * @param version what was live from then on
 * @param revision which move of this pointer; counts from 1
 * @param actor {@code person:<id>}, {@code workflow:<id>} or {@code system}
 * @param share what a candidate was given from then on
 */
public record StageMoved(
    PromptVersionId version,
    long revision,
    String actor,
    Instant movedAt,
    Optional<StagePointer.Share> share) {
  public StageMoved {
    Objects.requireNonNull(version, "version is null");
    if (revision < 1) {
      throw new IllegalArgumentException("revisions count from 1: " + revision);
    }
    Objects.requireNonNull(actor, "actor is null");
    Objects.requireNonNull(movedAt, "movedAt is null");
    Objects.requireNonNull(share, "share is null");
  }
}
