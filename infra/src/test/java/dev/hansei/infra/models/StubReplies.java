package dev.hansei.infra.models;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The bodies that the stub model server sends, good and bad. */
final class StubReplies {
  private static final int CHARS_PER_TOKEN = 4;

  private final ObjectMapper json;

  StubReplies(ObjectMapper json) {
    this.json = json;
  }

  byte[] completion(String model, @Nullable String text, String finishReason) throws IOException {
    ObjectNode body = json.createObjectNode();
    body.put("id", "chatcmpl-stub").put("object", "chat.completion").put("model", model);
    ObjectNode choice = body.putArray("choices").addObject();
    choice.put("index", 0).put("finish_reason", finishReason);
    choice.putObject("message").put("role", "assistant").put("content", text);
    ObjectNode usage = body.putObject("usage");
    usage.put("prompt_tokens", 20);
    usage.put("completion_tokens", text == null ? 0 : 1 + text.length() / CHARS_PER_TOKEN);
    return json.writeValueAsBytes(body);
  }

  /** Sends what the fault looks like from outside. */
  void send(HttpExchange exchange, StubFault fault) throws IOException {
    byte[] good = completion("stub", "A good answer that nobody will read to its end.", "stop");
    switch (fault) {
      case StubFault.RateLimited(int seconds) -> {
        if (seconds >= 0) {
          exchange.getResponseHeaders().set("Retry-After", Integer.toString(seconds));
        }
        send(exchange, 429, error("rate_limit_exceeded"));
      }
      case StubFault.Status(int status) -> send(exchange, status, error("status_" + status));
      case StubFault.Cut() -> {
        exchange.sendResponseHeaders(200, good.length);
        exchange.getResponseBody().write(good, 0, good.length / 2);
        exchange.getResponseBody().flush();
      }
      case StubFault.HalfJson() -> send(exchange, 200, Arrays.copyOf(good, good.length / 2));
      case StubFault.WrongSchema() -> send(exchange, 200, bytes("{\"answer\":42}"));
      case StubFault.NoChoice() -> send(exchange, 200, bytes("{\"choices\":[]}"));
      case StubFault.EmptyText() -> send(exchange, 200, completion("stub", "", "stop"));
      case StubFault.Truncated() -> send(exchange, 200, completion("stub", "A good", "length"));
      case StubFault.Filtered() -> send(exchange, 200, completion("stub", null, "content_filter"));
      case StubFault.ErrorBody() -> send(exchange, 200, error("server_error"));
      case StubFault.Hang _, StubFault.Reset _, StubFault.Say _ ->
          throw new IllegalArgumentException("not a body: " + fault);
    }
  }

  void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  /** A provider's error body may echo the prompt and the key; tests look for this mark in logs. */
  private static byte[] error(String type) {
    return bytes(
        "{\"error\":{\"type\":\"%s\",\"message\":\"SECRET-ECHO of your prompt\"}}".formatted(type));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
