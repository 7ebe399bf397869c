package dev.hansei.workflows.models;

import dev.hansei.workflows.lineage.Frozen;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can change a model's answer, and so everything its {@link CallKey} is made of.
 *
 * @param inputs what the prompt was rendered from (question, context passages, application
 *     settings); models that are no LLM read these instead of the messages
 * @param outputSchema a JSON schema as text, or empty
 * @param repetition 0 for the first time; repeats of a case count up so that each is its own call
 * @param freshness empty where an earlier answer may be used again; otherwise the tick or run that
 *     wants a fresh one
 * @param tools what the model may ask to be called; absent where it may ask for nothing
 * @param logprobs whether the chances of the answer's tokens are asked for too; absent where not
 */
public record ModelRequest(
    ModelName model,
    List<Message> messages,
    ModelSettings settings,
    Map<String, Object> inputs,
    String outputSchema,
    int repetition,
    String freshness,
    @Nullable List<Tool> tools,
    @Nullable Boolean logprobs) {
  public ModelRequest {
    Objects.requireNonNull(model, "model is null");
    messages = List.copyOf(messages);
    Objects.requireNonNull(settings, "settings is null");
    inputs = Frozen.sorted(inputs);
    Objects.requireNonNull(outputSchema, "outputSchema is null");
    if (repetition < 0) {
      throw new IllegalArgumentException("repetition is negative: " + repetition);
    }
    Objects.requireNonNull(freshness, "freshness is null");
    tools = tools == null || tools.isEmpty() ? null : List.copyOf(tools);
    logprobs = Boolean.TRUE.equals(logprobs) ? logprobs : null;
  }

  /** Without logprobs. */
  public ModelRequest(
      ModelName model,
      List<Message> messages,
      ModelSettings settings,
      Map<String, Object> inputs,
      String outputSchema,
      int repetition,
      String freshness,
      @Nullable List<Tool> tools) {
    this(model, messages, settings, inputs, outputSchema, repetition, freshness, tools, null);
  }

  /** Without tools. */
  public ModelRequest(
      ModelName model,
      List<Message> messages,
      ModelSettings settings,
      Map<String, Object> inputs,
      String outputSchema,
      int repetition,
      String freshness) {
    this(model, messages, settings, inputs, outputSchema, repetition, freshness, null, null);
  }

  /** The same, asking for the chances of the answer's tokens too. A call of its own. */
  public ModelRequest withLogprobs() {
    return new ModelRequest(
        model, messages, settings, inputs, outputSchema, repetition, freshness, tools, true);
  }

  /** Whether the chances of the answer's tokens are asked for. */
  public boolean wantsLogprobs() {
    return Boolean.TRUE.equals(logprobs);
  }

  /** The tools; none where there are none. */
  public List<Tool> toolsOrNone() {
    return tools == null ? List.of() : tools;
  }
}
