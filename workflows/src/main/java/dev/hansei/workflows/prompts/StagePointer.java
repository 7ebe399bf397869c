package dev.hansei.workflows.prompts;

import java.time.Instant;
import java.util.Objects;

/**
 * Which version of a prompt is live at a stage.
 *
 * @param revision counts the moves of this pointer from 1; a move names the revision it replaces,
 *     so that of two racing moves one fails
 */
public record StagePointer(
    PromptId promptId, Stage stage, PromptVersionId version, long revision, Instant movedAt) {
  public StagePointer {
    Objects.requireNonNull(promptId, "promptId is null");
    Objects.requireNonNull(stage, "stage is null");
    Objects.requireNonNull(version, "version is null");
    if (revision < 1) {
      throw new IllegalArgumentException("revisions count from 1: " + revision);
    }
    Objects.requireNonNull(movedAt, "movedAt is null");
  }
}
