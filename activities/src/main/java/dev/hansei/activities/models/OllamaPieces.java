package dev.hansei.activities.models;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hansei.workflows.models.Usage;
import java.util.Optional;

/**
 * Ollama's chat in pieces, a line each; the last one is done and has the counts.
 *
 * <p>Source: Ollama API documentation, "Generate a chat completion", "Chat request (Streaming)".
 */
final class OllamaPieces implements AnswerPieces {
  private final StringBuilder text = new StringBuilder();
  private final ArrayNode calls = JsonNodeFactory.instance.arrayNode();
  private JsonNode last = JsonNodeFactory.instance.objectNode();

  /** Asks for pieces. */
  static void mark(ObjectNode body) {
    body.put("stream", true);
  }

  @Override
  public String add(JsonNode piece) {
    last = piece;
    JsonNode message = piece.path("message");
    message.path("tool_calls").forEach(calls::add);
    String more = message.path("content").asText();
    text.append(more);
    return more;
  }

  @Override
  public boolean isWhole() {
    return last.path("done").asBoolean();
  }

  @Override
  public Optional<Usage> metered() {
    return isWhole() ? Optional.of(OllamaProtocol.usage(last)) : Optional.empty();
  }

  @Override
  public JsonNode body() {
    ObjectNode body = last.deepCopy();
    ObjectNode message = body.putObject("message");
    message.put("content", text.toString());
    message.set("tool_calls", calls);
    return body;
  }
}
