package dev.hansei.api.suites;

import dev.hansei.workflows.models.ModelName;
import org.jspecify.annotations.Nullable;

/**
 * A further member of an ensemble: a prompt version on a model.
 *
 * @param prompt the prompt's name, together with {@code version}
 * @param version its version's number
 * @param promptVersionId the version's id, instead of the two
 * @param model what answers
 */
public record NewMember(
    @Nullable String prompt,
    @Nullable Integer version,
    @Nullable String promptVersionId,
    ModelName model) {
  public NewMember {
    // It has the rules of a target.
    var _ = NewTarget.prompt(prompt, version, promptVersionId, model);
  }

  NewTarget target() {
    return NewTarget.prompt(prompt, version, promptVersionId, model);
  }
}
