package dev.hansei.workflows.tunings;

import dev.hansei.workflows.cases.DatasetVersionId;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.prompts.PromptVersionId;
import java.util.Objects;

/**
 * What to learn from, and for whom.
 *
 * @param name of the adapter; 1 to 80 characters
 * @param pairs a published version of a dataset of split tune: questions with their passages
 * @param base the prompt version that the candidate is made from; an adapter that it names is
 *     replaced
 */
public record TuneInput(
    ProjectId projectId,
    TuningId tuningId,
    String name,
    DatasetVersionId pairs,
    PromptVersionId base,
    PersonId requestedBy) {
  /** As long as an adapter's name may be: it becomes one. */
  public static final int NAME_CHARS_MAX = 80;

  public TuneInput {
    Objects.requireNonNull(projectId, "projectId is null");
    Objects.requireNonNull(tuningId, "tuningId is null");
    if (name.isBlank() || name.length() > NAME_CHARS_MAX) {
      throw new IllegalArgumentException(
          "a tuning's name has 1 to %d characters".formatted(NAME_CHARS_MAX));
    }
    Objects.requireNonNull(pairs, "pairs is null");
    Objects.requireNonNull(base, "base is null");
    Objects.requireNonNull(requestedBy, "requestedBy is null");
  }
}
