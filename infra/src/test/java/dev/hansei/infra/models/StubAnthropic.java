package dev.hansei.infra.models;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The Messages API. Of its prompt tokens half are read from the cache. */
final class StubAnthropic implements StubProtocol {
  @Override
  public String path() {
    return "/v1/messages";
  }

  @Override
  public String model(String path, JsonNode body) {
    return body.path("model").asText();
  }

  @Override
  public List<StubRequest.Turn> turns(JsonNode body) {
    List<StubRequest.Turn> turns = new ArrayList<>();
    if (body.has("system")) {
      turns.add(new StubRequest.Turn("system", body.path("system").asText()));
    }
    turns.addAll(StubOpenAi.roles(body));
    return turns;
  }

  @Override
  public JsonNode schema(JsonNode body) {
    return body.path("output_config").path("format").path("schema");
  }

  @Override
  public ObjectNode answer(String model, @Nullable String text, End end) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("id", "msg_stub").put("type", "message").put("role", "assistant").put("model", model);
    ArrayNode content = body.putArray("content");
    if (text != null) {
      content.addObject().put("type", "text").put("text", text);
    }
    body.put("stop_reason", reason(end));
    ObjectNode usage = body.putObject("usage");
    usage.put("input_tokens", StubReplies.TOKENS_IN / 2);
    usage.put("cache_read_input_tokens", StubReplies.TOKENS_IN / 2);
    usage.put("output_tokens", StubReplies.tokens(text));
    return body;
  }

  private static String reason(End end) {
    return switch (end) {
      case WHOLE -> "end_turn";
      case TRUNCATED -> "max_tokens";
      case FILTERED -> "refusal";
    };
  }

  @Override
  public Optional<StubFrames> frames(StubRequest request, String text) {
    return Optional.of(StubFrames.anthropic(text));
  }

  @Override
  public ObjectNode nobody() {
    return answer("stub", null, End.WHOLE);
  }

  @Override
  public ObjectNode error(int status, String word) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("type", "error");
    body.putObject("error").put("type", word).put("message", StubReplies.ECHO);
    return body;
  }
}
