package dev.hansei.activities.models;

import dev.hansei.infra.models.ExtractiveAnswer;
import dev.hansei.infra.models.ExtractiveAnswerer;
import dev.hansei.infra.models.ExtractiveQuestion;
import dev.hansei.infra.models.ExtractiveSettings;
import dev.hansei.workflows.models.CallFailure;
import dev.hansei.workflows.models.ModelRequest;
import dev.hansei.workflows.models.Usage;
import jakarta.inject.Singleton;
import java.util.Map;

/** Models inside this JVM, which cost nothing: {@code builtin/extractive}, which is not an LLM. */
@Singleton
final class BuiltinProvider implements ModelProvider {
  /** As many passages as the answerer ever reads. */
  private static final int DEPTH_MAX = 50;

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
  public boolean isShared() {
    return false;
  }

  @Override
  public ProviderReply answer(Call call) {
    ModelRequest request = call.request();
    if (!request.model().equals(ExtractiveAnswerer.MODEL)) {
      return new ProviderReply.Final(CallFailure.UNKNOWN_MODEL);
    }
    try {
      ExtractiveAnswer answer = extractive.answer(retrieved(request));
      return new ProviderReply.Text(answer.text(), Usage.NONE);
    } catch (IllegalArgumentException e) {
      return new ProviderReply.Final(CallFailure.REJECTED);
    }
  }

  /**
   * {@code retrievalDepth} as an application's retriever would have it: only the first k passages
   * are there to be read, and all of them are unless {@code topPassages} says fewer.
   */
  private static ExtractiveQuestion retrieved(ModelRequest request) {
    ExtractiveQuestion asked = ExtractiveQuestion.of(request);
    Object application = request.inputs().get(ExtractiveQuestion.APPLICATION);
    if (!(application instanceof Map<?, ?> settings)
        || !(settings.get("retrievalDepth") instanceof Number depth)) {
      return asked;
    }
    if (depth.intValue() < 1 || depth.intValue() > DEPTH_MAX) {
      throw new IllegalArgumentException("retrievalDepth is 1 to 50, got " + depth);
    }
    ExtractiveSettings own = asked.settings();
    return new ExtractiveQuestion(
        asked.question(),
        asked.passages().stream().limit(depth.intValue()).toList(),
        new ExtractiveSettings(
            settings.containsKey("topPassages") ? own.topPassages() : depth.intValue(),
            own.maxSentences(),
            own.maxChars(),
            own.refuseBelow(),
            own.refusal(),
            own.cite()));
  }
}
