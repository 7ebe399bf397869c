package dev.hansei.infra.registry.prompts;

import dev.hansei.workflows.prompts.PromptId;
import dev.hansei.workflows.prompts.Stage;
import dev.hansei.workflows.prompts.StagePointer;
import java.util.Objects;
import java.util.Optional;

/**
 * A wanted change of what a candidate is given; what is live stays.
 *
 * @param expectedRevision the revision that it replaces, from 1: a share needs something live
 * @param share empty takes the candidate away
 */
public record ShareMove(
    PromptId promptId, Stage stage, long expectedRevision, Optional<StagePointer.Share> share) {
  public ShareMove {
    Objects.requireNonNull(promptId, "promptId is null");
    Objects.requireNonNull(stage, "stage is null");
    if (expectedRevision < 1) {
      throw new IllegalArgumentException("nothing is live at revision " + expectedRevision);
    }
    Objects.requireNonNull(share, "share is null");
  }
}
