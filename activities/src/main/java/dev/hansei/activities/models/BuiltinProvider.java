package dev.hansei.activities.models;

import dev.hansei.infra.models.ExtractiveAnswer;
import dev.hansei.infra.models.ExtractiveAnswerer;
import dev.hansei.infra.models.ExtractiveQuestion;
import dev.hansei.workflows.models.CallFailure;
import dev.hansei.workflows.models.ModelRequest;
import dev.hansei.workflows.models.Usage;
import jakarta.inject.Singleton;

/** Models inside this JVM, which cost nothing: {@code builtin/extractive}, which is not an LLM. */
@Singleton
final class BuiltinProvider implements ModelProvider {
  private final ExtractiveAnswerer extractive;

  BuiltinProvider(ExtractiveAnswerer extractive) {
    this.extractive = extractive;
  }

  @Override
  public String name() {
    return "builtin";
  }

  /** Goes up when the same question may get another answer. */
  @Override
  public String address() {
    return "jvm:1";
  }

  /** Answering is a core's work, so more at once would only wait for each other. */
  @Override
  public int concurrency() {
    return Runtime.getRuntime().availableProcessors();
  }

  @Override
  public ProviderReply answer(Call call) {
    ModelRequest request = call.request();
    if (!request.model().equals(ExtractiveAnswerer.MODEL)) {
      return new ProviderReply.Final(CallFailure.UNKNOWN_MODEL);
    }
    try {
      ExtractiveAnswer answer = extractive.answer(ExtractiveQuestion.of(request));
      return new ProviderReply.Text(answer.text(), Usage.NONE);
    } catch (IllegalArgumentException e) {
      return new ProviderReply.Final(CallFailure.REJECTED);
    }
  }
}
