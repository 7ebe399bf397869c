package dev.hansei.infra.models;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Chat completions. */
final class StubOpenAi implements StubProtocol {
  @Override
  public String path() {
    return "/v1/chat/completions";
  }

  @Override
  public String model(String path, JsonNode body) {
    return body.path("model").asText();
  }

  @Override
  public List<StubRequest.Turn> turns(JsonNode body) {
    return roles(body);
  }

  /** Messages of a role and a content, which three of the four have. */
  static List<StubRequest.Turn> roles(JsonNode body) {
    List<StubRequest.Turn> turns = new ArrayList<>();
    for (JsonNode message : body.path("messages")) {
      turns.add(
          new StubRequest.Turn(message.path("role").asText(), message.path("content").asText()));
    }
    return turns;
  }

  @Override
  public JsonNode schema(JsonNode body) {
    return body.path("response_format").path("json_schema").path("schema");
  }

  @Override
  public ObjectNode answer(String model, @Nullable String text, End end) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("id", "chatcmpl-stub").put("object", "chat.completion").put("model", model);
    ObjectNode choice = body.putArray("choices").addObject();
    choice.put("index", 0).put("finish_reason", reason(end));
    choice.putObject("message").put("role", "assistant").put("content", text);
    ObjectNode usage = body.putObject("usage");
    usage.put("prompt_tokens", StubReplies.TOKENS_IN);
    usage.put("completion_tokens", StubReplies.tokens(text));
    return body;
  }

  private static String reason(End end) {
    return switch (end) {
      case WHOLE -> "stop";
      case TRUNCATED -> "length";
      case FILTERED -> "content_filter";
    };
  }

  @Override
  public Optional<StubFrames> frames(StubRequest request, String text) {
    return Optional.of(StubFrames.openAi(request, text));
  }

  @Override
  public ObjectNode nobody() {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.putArray("choices");
    return body;
  }

  @Override
  public ObjectNode error(int status, String word) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.putObject("error").put("type", word).put("message", StubReplies.ECHO);
    return body;
  }
}
