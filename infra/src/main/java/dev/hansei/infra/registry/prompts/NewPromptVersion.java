package dev.hansei.infra.registry.prompts;

import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.prompts.PromptContent;
import dev.hansei.workflows.prompts.PromptVersion;
import dev.hansei.workflows.prompts.PromptVersionId;
import java.util.Objects;
import java.util.Optional;

/**
 * A version that somebody saves.
 *
 * @param note what the author says has changed; at most 500 characters
 * @param parent the version it was made from, of the same prompt
 */
public record NewPromptVersion(
    PromptContent content, String note, Optional<PromptVersionId> parent, PersonId author) {
  public NewPromptVersion {
    Objects.requireNonNull(content, "content is null");
    if (note.length() > PromptVersion.NOTE_CHARS_MAX) {
      throw new IllegalArgumentException("a note has at most 500 characters");
    }
    Objects.requireNonNull(parent, "parent is null");
    Objects.requireNonNull(author, "author is null");
  }
}
