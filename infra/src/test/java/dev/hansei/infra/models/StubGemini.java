package dev.hansei.infra.models;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code generateContent}. It thinks before it answers, and says what. */
final class StubGemini implements StubProtocol {
  /** Tokens of its thoughts. */
  static final int THOUGHTS = 3;

  @Override
  public String path() {
    return "/v1beta/models/";
  }

  @Override
  public String model(String path, JsonNode body) {
    String name = path.substring(path().length(), path.lastIndexOf(':'));
    return URLDecoder.decode(name, StandardCharsets.UTF_8);
  }

  @Override
  public List<StubRequest.Turn> turns(JsonNode body) {
    List<StubRequest.Turn> turns = new ArrayList<>();
    if (body.has("systemInstruction")) {
      turns.add(new StubRequest.Turn("system", text(body.path("systemInstruction"))));
    }
    for (JsonNode content : body.path("contents")) {
      turns.add(new StubRequest.Turn(content.path("role").asText(), text(content)));
    }
    return turns;
  }

  private static String text(JsonNode content) {
    return content.path("parts").path(0).path("text").asText();
  }

  @Override
  public JsonNode schema(JsonNode body) {
    return body.path("generationConfig").path("responseJsonSchema");
  }

  @Override
  public ObjectNode answer(String model, @Nullable String text, End end) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ObjectNode candidate = body.putArray("candidates").addObject();
    ObjectNode content = candidate.putObject("content").put("role", "model");
    if (text != null) {
      content
          .putArray("parts")
          .add(JsonNodeFactory.instance.objectNode().put("thought", true).put("text", "Hm. "))
          .add(JsonNodeFactory.instance.objectNode().put("text", text));
    }
    candidate.put("finishReason", reason(end));
    ObjectNode usage = body.putObject("usageMetadata");
    usage.put("promptTokenCount", StubReplies.TOKENS_IN);
    usage.put("candidatesTokenCount", StubReplies.tokens(text));
    usage.put("thoughtsTokenCount", THOUGHTS);
    body.put("modelVersion", model);
    return body;
  }

  private static String reason(End end) {
    return switch (end) {
      case WHOLE -> "STOP";
      case TRUNCATED -> "MAX_TOKENS";
      case FILTERED -> "SAFETY";
    };
  }

  /** Lists without elements are left out. */
  @Override
  public ObjectNode nobody() {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.putObject("usageMetadata").put("promptTokenCount", StubReplies.TOKENS_IN);
    return body;
  }

  @Override
  public ObjectNode error(int status, String word) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.putObject("error")
        .put("code", status)
        .put("message", StubReplies.ECHO)
        .put("status", word);
    return body;
  }
}
