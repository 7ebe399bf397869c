package dev.hansei.workflows.models;

import dev.hansei.workflows.projects.ProjectId;

/**
 * Calls models through the journal: a request with the same {@link CallKey} is paid once, and its
 * answer is in the journal before this returns. Blocks; call it on a virtual thread.
 */
public interface ModelCalls {
  /** Answers from the journal or from the model. Safe to repeat. */
  ModelReply call(ProjectId project, ModelRequest request);
}
