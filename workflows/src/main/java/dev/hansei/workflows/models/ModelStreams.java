package dev.hansei.workflows.models;

import dev.hansei.workflows.projects.ProjectId;

/**
 * Calls models as {@link ModelCalls} does, for somebody who reads along: the same keys, limits and
 * attempts, and the same journal, which has the whole answer before this returns. So a call that
 * was paid before is told at once and costs nothing. Blocks; call it on a virtual thread.
 */
public interface ModelStreams {
  /**
   * Answers, telling pieces as they come. Where the protocol has no pieces, or the journal has the
   * answer, it is told as one. A stream that breaks off after its first piece fails and is not
   * asked again: whoever reads along decides about that.
   *
   * @param payer on whose account, at most 120 characters; callers of one model take turns by it
   * @param listener told on threads of this call's, one after another, and never after it returned
   * @throws java.util.concurrent.CancellationException when the calling thread is interrupted; the
   *     call is then given up at once
   */
  ModelReply stream(ProjectId project, String payer, ModelRequest request, AnswerListener listener);
}
