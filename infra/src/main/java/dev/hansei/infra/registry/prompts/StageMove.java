package dev.hansei.infra.registry.prompts;

import dev.hansei.workflows.prompts.PromptId;
import dev.hansei.workflows.prompts.PromptVersionId;
import dev.hansei.workflows.prompts.Stage;
import java.util.Objects;

/**
 * A wanted move of a stage pointer.
 *
 * @param expectedRevision the revision that it replaces; 0 where nothing is live yet
 */
public record StageMove(
    PromptId promptId, Stage stage, PromptVersionId version, long expectedRevision) {
  public StageMove {
    Objects.requireNonNull(promptId, "promptId is null");
    Objects.requireNonNull(stage, "stage is null");
    Objects.requireNonNull(version, "version is null");
    if (expectedRevision < 0) {
      throw new IllegalArgumentException("expectedRevision is negative: " + expectedRevision);
    }
  }
}
