package dev.hansei.infra.registry.prompts;

import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.prompts.PromptId;
import dev.hansei.workflows.prompts.PromptVersionId;
import java.util.Objects;
import java.util.Optional;

/**
 * A draft to keep.
 *
 * @param base the version that it was begun from, of the same prompt
 * @param replaces the revision of the draft that its writer saw; 0 where there was none
 */
public record NewDraft(
    PromptId prompt,
    PersonId person,
    Optional<PromptVersionId> base,
    DraftFields fields,
    long replaces) {
  public NewDraft {
    Objects.requireNonNull(prompt, "prompt is null");
    Objects.requireNonNull(person, "person is null");
    Objects.requireNonNull(base, "base is null");
    Objects.requireNonNull(fields, "fields is null");
    if (replaces < 0) {
      throw new IllegalArgumentException("a draft replaces revision 0 or a later one: " + replaces);
    }
  }
}
