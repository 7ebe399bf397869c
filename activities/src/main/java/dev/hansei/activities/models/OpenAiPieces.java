package dev.hansei.activities.models;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hansei.workflows.models.Usage;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Chat completions in pieces: deltas of the first choice, and, as it was asked for, the usage in a
 * last piece without choices.
 *
 * <p>Source: OpenAI API reference, "Chat completion chunk" and {@code stream_options}.
 */
final class OpenAiPieces implements AnswerPieces {
  private final StringBuilder text = new StringBuilder();
  private final StringBuilder refusal = new StringBuilder();
  private final Map<Integer, Called> calls = new TreeMap<>();
  private final ArrayNode logprobs = JsonNodeFactory.instance.arrayNode();
  private String end = "";
  private JsonNode usage = JsonNodeFactory.instance.missingNode();

  /** A tool call, whose arguments come in pieces of their JSON text. */
  private static final class Called {
    private String name = "";
    private final StringBuilder arguments = new StringBuilder();
  }

  /** Asks for pieces, and for the usage, which does not come otherwise. */
  static void mark(ObjectNode body) {
    body.put("stream", true);
    body.putObject("stream_options").put("include_usage", true);
  }

  @Override
  public String add(JsonNode piece) {
    if (piece.hasNonNull("usage")) {
      usage = piece.path("usage");
    }
    JsonNode choice = piece.path("choices").path(0);
    JsonNode delta = choice.path("delta");
    end = choice.path("finish_reason").asText(end);
    delta.path("tool_calls").forEach(this::call);
    refusal.append(textOf(delta.path("refusal")));
    choice.path("logprobs").path("content").forEach(logprobs::add);
    String more = textOf(delta.path("content"));
    text.append(more);
    return more;
  }

  private void call(JsonNode delta) {
    Called called = calls.computeIfAbsent(delta.path("index").asInt(), _ -> new Called());
    JsonNode function = delta.path("function");
    if (called.name.isEmpty()) {
      called.name = textOf(function.path("name"));
    }
    called.arguments.append(textOf(function.path("arguments")));
  }

  private static String textOf(JsonNode node) {
    return node.isTextual() ? node.textValue() : "";
  }

  @Override
  public boolean isWhole() {
    return !end.isEmpty();
  }

  @Override
  public Optional<Usage> metered() {
    return usage.isObject() ? Optional.of(OpenAiProtocol.usage(usage)) : Optional.empty();
  }

  @Override
  public JsonNode body() {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ObjectNode choice = body.putArray("choices").addObject();
    choice.put("finish_reason", end);
    ObjectNode message = choice.putObject("message");
    message.put("content", text.toString());
    if (!refusal.isEmpty()) {
      message.put("refusal", refusal.toString());
    }
    for (Called called : calls.values()) {
      ObjectNode function =
          message.withArrayProperty("tool_calls").addObject().putObject("function");
      function.put("name", called.name);
      function.put("arguments", called.arguments.toString());
    }
    if (!logprobs.isEmpty()) {
      choice.putObject("logprobs").set("content", logprobs);
    }
    body.set("usage", usage);
    return body;
  }
}
