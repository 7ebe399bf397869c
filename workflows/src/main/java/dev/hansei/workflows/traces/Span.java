package dev.hansei.workflows.traces;

import dev.hansei.workflows.lineage.Frozen;
import dev.hansei.workflows.models.Message;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One step of a trace, in one model whatever convention it came in.
 *
 * @param spanId 16 lower-case hex digits
 * @param parentSpanId the same, absent for a root
 * @param operation {@code gen_ai.operation.name}, such as chat or retrieval; empty where unknown
 * @param model as the sender names it, or empty
 * @param prompt which version answered, where the sender says so
 * @param passages what retrieval put before the model
 * @param attributes whatever else the sender said, kept as it came
 */
public record Span(
    TraceId traceId,
    String spanId,
    Optional<String> parentSpanId,
    String name,
    String operation,
    Instant startedAt,
    Instant endedAt,
    Status status,
    String model,
    Optional<PromptUse> prompt,
    List<Message> input,
    List<Message> output,
    List<RetrievedPassage> passages,
    long inputTokens,
    long outputTokens,
    Map<String, Object> attributes) {
  /** A span's name is a label; longer ones are cut at the door. */
  public static final int NAME_CHARS_MAX = 200;

  public Span {
    Objects.requireNonNull(traceId, "traceId is null");
    if (spanId.length() != 16) {
      throw new IllegalArgumentException("a span id is 16 hex digits: '%s'".formatted(spanId));
    }
    Objects.requireNonNull(parentSpanId, "parentSpanId is null");
    if (name.length() > NAME_CHARS_MAX) {
      throw new IllegalArgumentException("a span's name has at most 200 characters");
    }
    Objects.requireNonNull(operation, "operation is null");
    if (endedAt.isBefore(startedAt)) {
      throw new IllegalArgumentException("a span ends before it starts: " + spanId);
    }
    Objects.requireNonNull(status, "status is null");
    Objects.requireNonNull(model, "model is null");
    Objects.requireNonNull(prompt, "prompt is null");
    input = List.copyOf(input);
    output = List.copyOf(output);
    passages = List.copyOf(passages);
    if (inputTokens < 0 || outputTokens < 0) {
      throw new IllegalArgumentException("tokens are not negative");
    }
    attributes = Frozen.inOrder(attributes);
  }

  /** How the step ended. */
  public enum Status {
    UNSET,
    OK,
    ERROR
  }

  /** Which prompt and version the application says it used. */
  public record PromptUse(String name, String version) {
    public PromptUse {
      Objects.requireNonNull(name, "name is null");
      Objects.requireNonNull(version, "version is null");
    }
  }

  /** A passage as retrieved. {@code score} is the sender's own, on its own scale. */
  public record RetrievedPassage(String id, String text, double score) {
    public RetrievedPassage {
      Objects.requireNonNull(id, "id is null");
      Objects.requireNonNull(text, "text is null");
    }
  }
}
