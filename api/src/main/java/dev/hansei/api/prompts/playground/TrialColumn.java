package dev.hansei.api.prompts.playground;

import dev.hansei.workflows.models.ModelRequest;
import java.util.Optional;

/**
 * One column, ready to be asked or refused for itself: what is wrong with one costs no other its
 * answer.
 *
 * @param head what it is, told first
 * @param request empty where nobody is asked
 * @param refusal why nobody is asked
 */
record TrialColumn(
    TrialEvent.Asked head, Optional<ModelRequest> request, Optional<TrialEvent.Failed> refusal) {
  static TrialColumn ready(TrialEvent.Asked head, ModelRequest request) {
    return new TrialColumn(head, Optional.of(request), Optional.empty());
  }

  static TrialColumn refused(TrialEvent.Asked head, String reason, String detail) {
    return new TrialColumn(
        head, Optional.empty(), Optional.of(new TrialEvent.Failed(head.column(), reason, detail)));
  }
}
