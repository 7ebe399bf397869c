package dev.hansei.workflows.prompts;

import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.projects.PersonId;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One immutable version of a prompt. Same content, same version: saving it again gives this one
 * back.
 *
 * @param number counts from 1 within the prompt, for people
 * @param artifact the canonical JSON of {@code content} in the object store
 * @param note what the author says has changed; at most 500 characters
 */
public record PromptVersion(
    PromptVersionId id,
    PromptId promptId,
    int number,
    PromptContent content,
    ArtifactRef artifact,
    PersonId author,
    String note,
    Optional<PromptVersionId> parent,
    Instant createdAt) {
  /** A sentence or three; more belongs in a ticket. */
  public static final int NOTE_CHARS_MAX = 500;

  public PromptVersion {
    Objects.requireNonNull(id, "id is null");
    Objects.requireNonNull(promptId, "promptId is null");
    if (number < 1) {
      throw new IllegalArgumentException("version numbers count from 1: " + number);
    }
    Objects.requireNonNull(content, "content is null");
    Objects.requireNonNull(artifact, "artifact is null");
    Objects.requireNonNull(author, "author is null");
    if (note.length() > NOTE_CHARS_MAX) {
      throw new IllegalArgumentException("a note has at most 500 characters");
    }
    Objects.requireNonNull(parent, "parent is null");
    Objects.requireNonNull(createdAt, "createdAt is null");
  }
}
