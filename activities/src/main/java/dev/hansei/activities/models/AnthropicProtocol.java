package dev.hansei.activities.models;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hansei.workflows.models.CallFailure;
import dev.hansei.workflows.models.Message;
import dev.hansei.workflows.models.ModelRequest;
import dev.hansei.workflows.models.Tool;
import dev.hansei.workflows.models.Usage;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Anthropic's Messages API. It knows no seeds.
 *
 * <p>Source: Anthropic API reference, "Create a Message", "Structured outputs" and "Errors".
 */
final class AnthropicProtocol implements ChatProtocol {
  private static final String VERSION = "2023-06-01";

  /**
   * The API wants a limit in every request and has no default. None of its models allows less than
   * this; an answer that needs more comes out as truncated, and its prompt sets the limit.
   */
  static final int MAX_TOKENS_DEFAULT = 4_096;

  private static final String MAX_TOKENS = "max_tokens";
  private static final SettingNames NAMES =
      new SettingNames("temperature", "top_p", MAX_TOKENS, "", "stop_sequences");

  private final ObjectMapper json;

  AnthropicProtocol(ObjectMapper json) {
    this.json = json;
  }

  @Override
  public String path(ModelRequest request) {
    return "/v1/messages";
  }

  @Override
  public Map<String, String> headers(String apiKey) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("anthropic-version", VERSION);
    if (!apiKey.isEmpty()) {
      headers.put("x-api-key", apiKey);
    }
    return headers;
  }

  @Override
  public ObjectNode body(ModelRequest request) throws JsonProcessingException {
    ObjectNode body = json.createObjectNode();
    body.put("model", request.model().model());
    body.put(MAX_TOKENS, MAX_TOKENS_DEFAULT);
    ChatMessages messages = ChatMessages.of(request);
    if (!messages.system().isEmpty()) {
      body.put("system", messages.system());
    }
    ArrayNode turns = body.putArray("messages");
    for (Message message : messages.turns()) {
      ObjectNode turn = turns.addObject();
      turn.put("role", message.role().name().toLowerCase(Locale.ROOT));
      turn.put("content", message.content());
    }
    NAMES.put(body, request.settings());
    if (!request.outputSchema().isEmpty()) {
      ObjectNode format = body.putObject("output_config").putObject("format");
      format.put("type", "json_schema");
      format.set("schema", json.readTree(request.outputSchema()));
    }
    for (Tool tool : request.toolsOrNone()) {
      ToolCalls.describe(body.withArrayProperty("tools").addObject(), tool, "input_schema");
    }
    return body;
  }

  @Override
  public Optional<ChatStreaming> streaming() {
    return Optional.of(
        new ChatStreaming(
            AnthropicPieces::mark, ChatStreaming.Frames.EVENTS, AnthropicPieces::new));
  }

  @Override
  public ProviderReply read(JsonNode body) {
    if (!body.path("content").isArray()) {
      return new ProviderReply.Final(CallFailure.MALFORMED);
    }
    return switch (body.path("stop_reason").asText()) {
      case "refusal" -> new ProviderReply.Final(CallFailure.FILTERED);
      // A turn that pauses for a tool of the server's is as little a whole answer.
      case "max_tokens", "model_context_window_exceeded", "pause_turn" ->
          new ProviderReply.Final(CallFailure.TRUNCATED);
      default -> blocks(body);
    };
  }

  private static ProviderReply blocks(JsonNode body) {
    var text = new StringBuilder();
    var calls = new ToolCalls();
    for (JsonNode block : body.path("content")) {
      switch (block.path("type").asText()) {
        case "text" -> text.append(block.path("text").asText());
        case "tool_use" -> calls.add(block.path("name").asText(), block.path("input"));
        default -> {
          // Thoughts, for one, are no part of the answer.
        }
      }
    }
    return new ChatAnswer(text.toString(), calls, usage(body.path("usage"))).reply();
  }

  /** What was read from or written to the prompt cache is counted apart, and is input too. */
  static Usage usage(JsonNode usage) {
    return new Usage(
        tokens(usage, "input_tokens")
            + tokens(usage, "cache_creation_input_tokens")
            + tokens(usage, "cache_read_input_tokens"),
        tokens(usage, "output_tokens"),
        0,
        tokens(usage, "cache_read_input_tokens"));
  }

  private static long tokens(JsonNode usage, String name) {
    return Math.max(0, usage.path(name).asLong());
  }

  /** Each of its errors has a status of its own. */
  @Override
  public Optional<ProviderReply> error(int status, JsonNode body) {
    return Optional.empty();
  }
}
