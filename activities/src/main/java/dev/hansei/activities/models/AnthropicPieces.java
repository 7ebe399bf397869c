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
 * The Messages API in pieces: blocks that begin, grow and stop. The counts of the input come with
 * the first event, those of the output with a late one.
 *
 * <p>Source: Anthropic API reference, "Streaming Messages".
 */
final class AnthropicPieces implements AnswerPieces {
  private final Map<Integer, Block> blocks = new TreeMap<>();
  private final ObjectNode usage = JsonNodeFactory.instance.objectNode();
  private String end = "";
  private boolean whole;

  /** What is written in turn: text, the JSON of a call, or thoughts, which are not kept. */
  private static final class Block {
    private final JsonNode begun;
    private final StringBuilder grown = new StringBuilder();

    Block(JsonNode begun) {
      this.begun = begun;
    }

    JsonNode whole() {
      ObjectNode block = JsonNodeFactory.instance.objectNode();
      String type = begun.path("type").asText();
      block.put("type", type);
      if (type.equals("tool_use")) {
        block.set("name", begun.path("name"));
        block.put("input", grown.toString());
      } else {
        block.put("text", begun.path("text").asText() + grown);
      }
      return block;
    }
  }

  /** Asks for pieces. */
  static void mark(ObjectNode body) {
    body.put("stream", true);
  }

  @Override
  public String add(JsonNode piece) {
    int index = piece.path("index").asInt();
    return switch (piece.path("type").asText()) {
      case "message_start" -> meter(piece.path("message").path("usage"));
      case "content_block_start" -> {
        blocks.put(index, new Block(piece.path("content_block")));
        yield piece.path("content_block").path("text").asText();
      }
      case "content_block_delta" -> grow(index, piece.path("delta"));
      case "message_delta" -> {
        end = piece.path("delta").path("stop_reason").asText(end);
        yield meter(piece.path("usage"));
      }
      case "message_stop" -> {
        whole = true;
        yield "";
      }
      // Pings, and whatever is invented next.
      default -> "";
    };
  }

  private String grow(int index, JsonNode delta) {
    Block block = blocks.get(index);
    if (block == null) {
      return "";
    }
    String text = delta.path("text").asText();
    block.grown.append(text).append(delta.path("partial_json").asText());
    return text;
  }

  /** Counts add up to what was said last. */
  private String meter(JsonNode counts) {
    counts.fields().forEachRemaining(count -> usage.set(count.getKey(), count.getValue()));
    return "";
  }

  @Override
  public boolean isWhole() {
    return whole;
  }

  @Override
  public Optional<Usage> metered() {
    return usage.isEmpty() ? Optional.empty() : Optional.of(AnthropicProtocol.usage(usage));
  }

  @Override
  public JsonNode body() {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode content = body.putArray("content");
    blocks.values().forEach(block -> content.add(block.whole()));
    body.put("stop_reason", end);
    body.set("usage", usage);
    return body;
  }
}
