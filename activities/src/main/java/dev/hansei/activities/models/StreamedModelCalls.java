package dev.hansei.activities.models;

import dev.hansei.activities.Payer;
import dev.hansei.workflows.models.AnswerListener;
import dev.hansei.workflows.models.ModelReply;
import dev.hansei.workflows.models.ModelRequest;
import dev.hansei.workflows.models.ModelStreams;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.concurrent.CancellationException;

/**
 * The calls of {@link JournaledModelCalls} for somebody who reads along: same journal, same slots,
 * same attempts. No purse: nothing that has a budget reads along.
 */
@Singleton
public final class StreamedModelCalls implements ModelStreams {
  private final JournaledModelCalls calls;

  StreamedModelCalls(JournaledModelCalls calls) {
    this.calls = calls;
  }

  @Override
  public ModelReply stream(
      ProjectId project, String payer, ModelRequest request, AnswerListener listener) {
    var heard = new HeardAnswer(listener);
    try {
      ModelReply reply =
          Payer.paying(
              payer,
              () -> calls.call(project, request, provider -> new ToldProvider(provider, heard)));
      if (reply instanceof ModelReply.Answered answered && heard.isSilent()) {
        listener.text(answered.text());
      }
      return reply;
    } catch (CallInterrupted e) {
      var cancelled = new CancellationException("somebody stopped reading");
      cancelled.initCause(e);
      throw cancelled;
    }
  }
}
