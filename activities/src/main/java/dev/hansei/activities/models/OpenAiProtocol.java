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
import java.util.Set;

/**
 * OpenAI's chat completions, and what imitates them.
 *
 * <p>Source: OpenAI API reference, "Create chat completion".
 */
final class OpenAiProtocol implements ChatProtocol {
  /** A schema's title may hold what the provider's name for it may not. */
  private static final String NOT_IN_SCHEMA_NAME = "[^A-Za-z0-9_-]";

  /** A filter in front of the model refuses the prompt as a bad request. */
  private static final Set<String> FILTER_CODES =
      Set.of("content_filter", "content_policy_violation");

  private final ObjectMapper json;
  private final SettingNames names;

  /**
   * @param newNames whether the endpoint wants {@code max_completion_tokens}; imitators of OpenAI
   *     know only {@code max_tokens}
   */
  OpenAiProtocol(ObjectMapper json, boolean newNames) {
    this.json = json;
    this.names =
        new SettingNames(
            "temperature",
            "top_p",
            newNames ? "max_completion_tokens" : "max_tokens",
            "seed",
            "stop");
  }

  @Override
  public String path(ModelRequest request) {
    return "/chat/completions";
  }

  @Override
  public Map<String, String> headers(String apiKey) {
    return apiKey.isEmpty() ? Map.of() : Map.of("Authorization", "Bearer " + apiKey);
  }

  @Override
  public ObjectNode body(ModelRequest request) throws JsonProcessingException {
    ObjectNode body = json.createObjectNode();
    body.put("model", request.model().model());
    ArrayNode messages = body.putArray("messages");
    for (Message message : request.messages()) {
      ObjectNode turn = messages.addObject();
      turn.put("role", message.role().name().toLowerCase(Locale.ROOT));
      turn.put("content", message.content());
    }
    names.put(body, request.settings());
    if (request.wantsLogprobs()) {
      body.put("logprobs", true);
    }
    if (!request.outputSchema().isEmpty()) {
      format(body, request.outputSchema());
    }
    if (!request.toolsOrNone().isEmpty()) {
      body.set("tools", ToolCalls.functions(request.toolsOrNone()));
    }
    return body;
  }

  private void format(ObjectNode body, String outputSchema) throws JsonProcessingException {
    JsonNode schema = json.readTree(outputSchema);
    ObjectNode format = body.putObject("response_format");
    format.put("type", "json_schema");
    ObjectNode named = format.putObject("json_schema");
    named.put("name", schema.path("title").asText("output").replaceAll(NOT_IN_SCHEMA_NAME, "_"));
    named.set("schema", schema);
  }

  @Override
  public Optional<ChatStreaming> streaming() {
    return Optional.of(
        new ChatStreaming(OpenAiPieces::mark, ChatStreaming.Frames.EVENTS, OpenAiPieces::new));
  }

  @Override
  public ProviderReply read(JsonNode body) {
    if (!body.path("choices").isArray()) {
      return new ProviderReply.Final(CallFailure.MALFORMED);
    }
    JsonNode choice = body.path("choices").path(0);
    return switch (choice.path("finish_reason").asText()) {
      case "content_filter" -> new ProviderReply.Final(CallFailure.FILTERED);
      case "length" -> new ProviderReply.Final(CallFailure.TRUNCATED);
      default -> message(choice, usage(body.path("usage")));
    };
  }

  private static ProviderReply message(JsonNode choice, Usage usage) {
    JsonNode message = choice.path("message");
    var calls = new ToolCalls();
    for (JsonNode call : message.path("tool_calls")) {
      JsonNode function = call.path("function");
      calls.add(function.path("name").asText(), function.path("arguments"));
    }
    JsonNode content = message.path("content");
    String text = content.isTextual() ? content.textValue() : "";
    if (text.isBlank() && message.path("refusal").isTextual()) {
      return new ProviderReply.Final(CallFailure.FILTERED);
    }
    var logprobs = TokenChances.listed(choice.path("logprobs").path("content"), "logprob");
    return new ChatAnswer(text, calls, usage, logprobs).reply();
  }

  /** Prices are not known here, so the cost stays 0: unknown. Cached tokens are among the input. */
  static Usage usage(JsonNode usage) {
    return new Usage(
        Math.max(0, usage.path("prompt_tokens").asLong()),
        Math.max(0, usage.path("completion_tokens").asLong()),
        0,
        Math.max(0, usage.path("prompt_tokens_details").path("cached_tokens").asLong()));
  }

  @Override
  public Optional<ProviderReply> error(int status, JsonNode body) {
    return status == 400 && FILTER_CODES.contains(body.path("error").path("code").asText())
        ? Optional.of(new ProviderReply.Final(CallFailure.FILTERED))
        : Optional.empty();
  }
}
