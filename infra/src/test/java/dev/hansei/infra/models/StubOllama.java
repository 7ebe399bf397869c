package dev.hansei.infra.models;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Ollama's own chat. It thinks too, and has no filter: what would be filtered is empty. */
final class StubOllama implements StubProtocol {
  @Override
  public String path() {
    return "/api/chat";
  }

  @Override
  public String model(String path, JsonNode body) {
    return body.path("model").asText();
  }

  @Override
  public List<StubRequest.Turn> turns(JsonNode body) {
    return StubOpenAi.roles(body);
  }

  @Override
  public JsonNode schema(JsonNode body) {
    return body.path("format");
  }

  @Override
  public ObjectNode answer(String model, @Nullable String text, End end) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("model", model).put("done", true);
    body.put("done_reason", end == End.TRUNCATED ? "length" : "stop");
    ObjectNode message = body.putObject("message").put("role", "assistant");
    message.put("content", text == null ? "" : text).put("thinking", "Hm.");
    body.put("prompt_eval_count", StubReplies.TOKENS_IN);
    body.put("eval_count", StubReplies.tokens(text));
    return body;
  }

  @Override
  public Optional<StubFrames> frames(StubRequest request, String text) {
    return Optional.of(StubFrames.ollama(text));
  }

  @Override
  public ObjectNode nobody() {
    return answer("stub", null, End.WHOLE);
  }

  @Override
  public ObjectNode error(int status, String word) {
    return JsonNodeFactory.instance.objectNode().put("error", word + ": " + StubReplies.ECHO);
  }
}
