package dev.hansei.infra.registry.prompts;

import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.prompts.PromptId;
import dev.hansei.workflows.prompts.PromptVersionId;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What one person is writing of a prompt and has not yet saved as a version.
 *
 * @param base the version that it was begun from; empty where from nothing
 * @param revision counts the savings from 1
 */
public record PromptDraft(
    PromptId prompt,
    PersonId person,
    Optional<PromptVersionId> base,
    DraftFields fields,
    long revision,
    Instant savedAt) {
  public PromptDraft {
    Objects.requireNonNull(prompt, "prompt is null");
    Objects.requireNonNull(person, "person is null");
    Objects.requireNonNull(base, "base is null");
    Objects.requireNonNull(fields, "fields is null");
    if (revision < 1) {
      throw new IllegalArgumentException("revisions count from 1: " + revision);
    }
    Objects.requireNonNull(savedAt, "savedAt is null");
  }
}
