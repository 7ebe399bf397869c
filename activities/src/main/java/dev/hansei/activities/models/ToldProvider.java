package dev.hansei.activities.models;

import dev.hansei.workflows.models.AnswerListener;
import dev.hansei.workflows.models.CallFailure;
import java.time.Duration;

/** A provider whose answers are told while they come, where it can do so. */
final class ToldProvider implements ModelProvider {
  private final ModelProvider provider;
  private final AnswerListener listener;

  ToldProvider(ModelProvider provider, AnswerListener listener) {
    this.provider = provider;
    this.listener = listener;
  }

  @Override
  public String name() {
    return provider.name();
  }

  @Override
  public String address() {
    return provider.address();
  }

  @Override
  public int concurrency() {
    return provider.concurrency();
  }

  @Override
  public boolean isShared() {
    return provider.isShared();
  }

  @Override
  public ProviderReply answer(Call call) throws InterruptedException {
    ProviderReply reply =
        provider instanceof StreamingProvider streaming
            ? streaming.stream(call, listener)
            : provider.answer(call);
    switch (reply) {
      case ProviderReply.Passing(CallFailure reason, Duration _, Leeway _) ->
          listener.missed(reason);
      case ProviderReply.Final(CallFailure reason, Leeway _) when reason == CallFailure.MALFORMED ->
          // Asked once more as well.
          listener.missed(reason);
      case ProviderReply.Final _, ProviderReply.Text _ -> {}
    }
    return reply;
  }
}
