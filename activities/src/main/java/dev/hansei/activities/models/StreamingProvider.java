package dev.hansei.activities.models;

import dev.hansei.workflows.models.AnswerListener;

/** A provider that can tell an answer while it is written. */
interface StreamingProvider extends ModelProvider {
  /**
   * Makes one attempt. Where it breaks off after its first piece, asking again would tell it anew,
   * so that is final. A caller that is interrupted gives the attempt up at once: nobody waits for
   * an answer that somebody stopped reading.
   *
   * @param listener told on another thread; never after this returned
   */
  ProviderReply stream(Call call, AnswerListener listener) throws InterruptedException;
}
