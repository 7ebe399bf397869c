package dev.hansei.activities.models;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hansei.workflows.models.CallFailure;
import dev.hansei.workflows.models.Message;
import dev.hansei.workflows.models.ModelRequest;
import dev.hansei.workflows.models.Tool;
import dev.hansei.workflows.models.Usage;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Gemini API's {@code generateContent}. The key goes in a header, for URLs end up in logs.
 *
 * <p>Source: Gemini API reference, "Generating content" and "GenerationConfig"; errors are those of
 * {@code google.rpc}.
 */
final class GeminiProtocol implements ChatProtocol {
  private static final SettingNames NAMES =
      new SettingNames("temperature", "topP", "maxOutputTokens", "seed", "stopSequences");

  /** Reasons to end that say: this may not be shown. */
  private static final Set<String> FILTERS =
      Set.of(
          "SAFETY",
          "RECITATION",
          "LANGUAGE",
          "BLOCKLIST",
          "PROHIBITED_CONTENT",
          "SPII",
          "IMAGE_SAFETY",
          "IMAGE_PROHIBITED_CONTENT",
          "IMAGE_RECITATION");

  /** Objects without fields are left out. */
  private static final JsonNode NO_ARGUMENTS = JsonNodeFactory.instance.objectNode();

  private static final Pattern SECONDS = Pattern.compile("(\\d{1,9})(?:\\.(\\d{1,9}))?s");

  private final ObjectMapper json;

  GeminiProtocol(ObjectMapper json) {
    this.json = json;
  }

  @Override
  public String path(ModelRequest request) {
    String model = URLEncoder.encode(request.model().model(), StandardCharsets.UTF_8);
    return "/v1beta/models/%s:generateContent".formatted(model.replace("+", "%20"));
  }

  @Override
  public Map<String, String> headers(String apiKey) {
    return apiKey.isEmpty() ? Map.of() : Map.of("x-goog-api-key", apiKey);
  }

  @Override
  public ObjectNode body(ModelRequest request) throws JsonProcessingException {
    ObjectNode body = json.createObjectNode();
    ChatMessages messages = ChatMessages.of(request);
    if (!messages.system().isEmpty()) {
      say(body.putObject("systemInstruction"), messages.system());
    }
    ArrayNode contents = body.putArray("contents");
    for (Message message : messages.turns()) {
      ObjectNode turn = contents.addObject();
      turn.put("role", message.role() == Message.Role.ASSISTANT ? "model" : "user");
      say(turn, message.content());
    }
    ObjectNode config = json.createObjectNode();
    NAMES.put(config, request.settings());
    if (request.wantsLogprobs()) {
      config.put("responseLogprobs", true);
    }
    if (!request.outputSchema().isEmpty()) {
      config.put("responseMimeType", "application/json");
      config.set("responseJsonSchema", json.readTree(request.outputSchema()));
    }
    if (!config.isEmpty()) {
      body.set("generationConfig", config);
    }
    if (!request.toolsOrNone().isEmpty()) {
      tools(body.putArray("tools").addObject(), request.toolsOrNone());
    }
    return body;
  }

  private static void tools(ObjectNode offered, List<Tool> tools) throws JsonProcessingException {
    ArrayNode functions = offered.putArray("functionDeclarations");
    for (Tool tool : tools) {
      ToolCalls.describe(functions.addObject(), tool, "parametersJsonSchema");
    }
  }

  private static void say(ObjectNode content, String text) {
    content.putArray("parts").addObject().put("text", text);
  }

  @Override
  public ProviderReply read(JsonNode body) {
    if (body.path("promptFeedback").hasNonNull("blockReason")) {
      return new ProviderReply.Final(CallFailure.FILTERED);
    }
    JsonNode candidates = body.path("candidates");
    if (!candidates.isArray() || candidates.isEmpty()) {
      // Lists without elements are left out; what was counted was an answer all the same.
      boolean isAnswer = candidates.isArray() || body.has("usageMetadata");
      return new ProviderReply.Final(isAnswer ? CallFailure.EMPTY : CallFailure.MALFORMED);
    }
    String reason = candidates.path(0).path("finishReason").asText("STOP");
    if (FILTERS.contains(reason)) {
      return new ProviderReply.Final(CallFailure.FILTERED);
    }
    return switch (reason) {
      case "STOP", "FINISH_REASON_UNSPECIFIED" -> parts(candidates.path(0), body);
      case "MAX_TOKENS" -> new ProviderReply.Final(CallFailure.TRUNCATED);
      // It went wrong in the middle, such as a call of a tool that nobody offered.
      default -> new ProviderReply.Final(CallFailure.MALFORMED);
    };
  }

  private static ProviderReply parts(JsonNode candidate, JsonNode body) {
    var text = new StringBuilder();
    var calls = new ToolCalls();
    for (JsonNode part : candidate.path("content").path("parts")) {
      JsonNode call = part.path("functionCall");
      if (call.isObject()) {
        JsonNode arguments = call.has("args") ? call.path("args") : NO_ARGUMENTS;
        calls.add(call.path("name").asText(), arguments);
      } else if (!part.path("thought").asBoolean()) {
        // Thoughts are marked; they are no part of the answer.
        text.append(part.path("text").asText());
      }
    }
    JsonNode metered = body.path("usageMetadata");
    // Thoughts are not among the candidate's tokens.
    var logprobs =
        TokenChances.averaged(
            candidate.path("avgLogprobs"), tokens(metered, "candidatesTokenCount"));
    return new ChatAnswer(text.toString(), calls, usage(metered), logprobs).reply();
  }

  /** Thoughts are counted apart and charged as output; cached tokens are among the prompt's. */
  private static Usage usage(JsonNode usage) {
    return new Usage(
        tokens(usage, "promptTokenCount"),
        tokens(usage, "candidatesTokenCount") + tokens(usage, "thoughtsTokenCount"),
        0,
        tokens(usage, "cachedContentTokenCount"));
  }

  private static long tokens(JsonNode usage, String name) {
    return Math.max(0, usage.path(name).asLong());
  }

  /** A wrong key is a bad request there, and how long to wait stands in the body. */
  @Override
  public Optional<ProviderReply> error(int status, JsonNode body) {
    for (JsonNode detail : body.path("error").path("details")) {
      if (status == 400 && detail.path("reason").asText().equals("API_KEY_INVALID")) {
        return Optional.of(new ProviderReply.Final(CallFailure.UNAUTHORIZED));
      }
      Matcher delay = SECONDS.matcher(detail.path("retryDelay").asText());
      if (status == 429 && delay.matches()) {
        // Up to the next second: a moment too early is a call for nothing.
        long seconds = Long.parseLong(delay.group(1)) + (delay.group(2) == null ? 0 : 1);
        return Optional.of(
            new ProviderReply.Passing(CallFailure.RATE_LIMITED, Duration.ofSeconds(seconds)));
      }
    }
    return Optional.empty();
  }
}
