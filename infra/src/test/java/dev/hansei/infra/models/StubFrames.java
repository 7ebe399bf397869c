package dev.hansei.infra.models;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An answer in pieces, each as it goes over the wire.
 *
 * @param begin what comes before the first word
 * @param words one each
 * @param end what comes after the last
 * @param error what comes in place of the rest where the provider fails in the middle
 */
record StubFrames(
    String mediaType, List<String> begin, List<String> words, List<String> end, String error) {
  /** Chat completions. */
  static StubFrames openAi(StubRequest request, String text) {
    List<String> end = new ArrayList<>();
    end.add(event(choice(JsonNodeFactory.instance.objectNode(), "stop")));
    if (request.sent().body().path("stream_options").path("include_usage").asBoolean()) {
      ObjectNode last = chunk();
      last.putArray("choices");
      last.set("usage", new StubOpenAi().answer("", text, StubProtocol.End.WHOLE).path("usage"));
      end.add(event(last));
    }
    end.add("data: [DONE]\n\n");
    ObjectNode role = JsonNodeFactory.instance.objectNode().put("role", "assistant");
    return new StubFrames(
        "text/event-stream",
        List.of(event(choice(role.put("content", ""), null))),
        words(
            text,
            word ->
                event(choice(JsonNodeFactory.instance.objectNode().put("content", word), null))),
        end,
        event(new StubOpenAi().error(500, "server_error")));
  }

  private static ObjectNode chunk() {
    return JsonNodeFactory.instance.objectNode().put("object", "chat.completion.chunk");
  }

  private static ObjectNode choice(ObjectNode delta, @Nullable String reason) {
    ObjectNode chunk = chunk();
    ObjectNode choice = chunk.putArray("choices").addObject().put("index", 0);
    choice.set("delta", delta);
    choice.put("finish_reason", reason);
    chunk.putNull("usage");
    return chunk;
  }

  /** Ollama's lines. */
  static StubFrames ollama(String text) {
    StubOllama speaks = new StubOllama();
    ObjectNode last = speaks.answer("stub", "", StubProtocol.End.WHOLE);
    last.put("eval_count", StubReplies.tokens(text));
    return new StubFrames(
        "application/x-ndjson",
        List.of(),
        words(
            text,
            word -> {
              ObjectNode line = JsonNodeFactory.instance.objectNode().put("done", false);
              line.putObject("message").put("role", "assistant").put("content", word);
              return line + "\n";
            }),
        List.of(last + "\n"),
        speaks.error(500, "server_error") + "\n");
  }

  /** The Messages API's events. */
  static StubFrames anthropic(String text) {
    JsonNode usage = new StubAnthropic().answer("stub", text, StubProtocol.End.WHOLE).path("usage");
    ObjectNode start = typed("message_start");
    start
        .putObject("message")
        .set("usage", ((ObjectNode) usage.deepCopy()).put("output_tokens", 1));
    ObjectNode block = typed("content_block_start").put("index", 0);
    block.putObject("content_block").put("type", "text").put("text", "");
    ObjectNode end = typed("message_delta");
    end.putObject("delta").put("stop_reason", "end_turn");
    end.putObject("usage").set("output_tokens", usage.path("output_tokens"));
    ObjectNode error = typed("error");
    error.set("error", new StubAnthropic().error(500, "overloaded_error").path("error"));
    return new StubFrames(
        "text/event-stream",
        Stream.of(start, typed("ping"), block).map(StubFrames::named).toList(),
        words(
            text,
            word -> {
              ObjectNode delta = typed("content_block_delta").put("index", 0);
              delta.putObject("delta").put("type", "text_delta").put("text", word);
              return named(delta);
            }),
        Stream.of(typed("content_block_stop").put("index", 0), end, typed("message_stop"))
            .map(StubFrames::named)
            .toList(),
        named(error));
  }

  private static ObjectNode typed(String type) {
    return JsonNodeFactory.instance.objectNode().put("type", type);
  }

  private static String named(ObjectNode event) {
    return "event: %s\n%s".formatted(event.path("type").asText(), event(event));
  }

  private static String event(JsonNode data) {
    return "data: %s\n\n".formatted(data);
  }

  /** Words with the space before them, as models write. */
  private static List<String> words(String text, Function<String, String> frame) {
    return Stream.of(text.split("(?= )")).map(frame).toList();
  }
}
