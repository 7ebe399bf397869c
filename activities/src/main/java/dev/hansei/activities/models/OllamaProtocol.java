package dev.hansei.activities.models;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hansei.workflows.models.CallFailure;
import dev.hansei.workflows.models.Message;
import dev.hansei.workflows.models.ModelRequest;
import dev.hansei.workflows.models.Usage;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Ollama's own {@code /api/chat}. It has no filter; a model that declines does so in its answer.
 *
 * <p>Source: Ollama API documentation, "Generate a chat completion"; {@code api/types.go} for
 * {@code truncate}.
 */
final class OllamaProtocol implements ChatProtocol {
  private static final SettingNames NAMES =
      new SettingNames("temperature", "top_p", "num_predict", "seed", "stop");

  private final ObjectMapper json;

  OllamaProtocol(ObjectMapper json) {
    this.json = json;
  }

  @Override
  public String path(ModelRequest request) {
    return "/api/chat";
  }

  /** Only servers that stand behind a door of their own want a key. */
  @Override
  public Map<String, String> headers(String apiKey) {
    return apiKey.isEmpty() ? Map.of() : Map.of("Authorization", "Bearer " + apiKey);
  }

  @Override
  public ObjectNode body(ModelRequest request) throws JsonProcessingException {
    ObjectNode body = json.createObjectNode();
    body.put("model", request.model().model());
    body.put("stream", false);
    // Otherwise a prompt that is too long loses its beginning and nobody hears of it. Servers
    // older than 0.12.6 do not know the word and go on as before.
    body.put("truncate", false);
    ArrayNode messages = body.putArray("messages");
    for (Message message : request.messages()) {
      ObjectNode turn = messages.addObject();
      turn.put("role", message.role().name().toLowerCase(Locale.ROOT));
      turn.put("content", message.content());
    }
    ObjectNode options = json.createObjectNode();
    NAMES.put(options, request.settings());
    if (!options.isEmpty()) {
      body.set("options", options);
    }
    if (!request.outputSchema().isEmpty()) {
      body.set("format", json.readTree(request.outputSchema()));
    }
    if (!request.toolsOrNone().isEmpty()) {
      body.set("tools", ToolCalls.functions(request.toolsOrNone()));
    }
    return body;
  }

  @Override
  public Optional<ChatStreaming> streaming() {
    return Optional.of(
        new ChatStreaming(OllamaPieces::mark, ChatStreaming.Frames.LINES, OllamaPieces::new));
  }

  @Override
  public ProviderReply read(JsonNode body) {
    JsonNode content = body.path("message").path("content");
    if (!content.isTextual() || !body.path("done").asBoolean()) {
      return new ProviderReply.Final(CallFailure.MALFORMED);
    }
    if (body.path("done_reason").asText().equals("length")) {
      return new ProviderReply.Final(CallFailure.TRUNCATED);
    }
    var calls = new ToolCalls();
    for (JsonNode call : body.path("message").path("tool_calls")) {
      JsonNode function = call.path("function");
      calls.add(function.path("name").asText(), function.path("arguments"));
    }
    // What it thought aloud stands in a field of its own.
    return new ChatAnswer(content.textValue(), calls, usage(body)).reply();
  }

  static Usage usage(JsonNode body) {
    return new Usage(
        Math.max(0, body.path("prompt_eval_count").asLong()),
        Math.max(0, body.path("eval_count").asLong()),
        0);
  }

  /** Its errors have one sentence each, which is for people. */
  @Override
  public Optional<ProviderReply> error(int status, JsonNode body) {
    return Optional.empty();
  }
}
