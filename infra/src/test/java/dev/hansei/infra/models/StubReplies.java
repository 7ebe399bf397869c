package dev.hansei.infra.models;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The bodies that the stub model server sends, good and bad. */
final class StubReplies {
  /** A provider's error body may echo the prompt and the key; tests look for this mark in logs. */
  static final String ECHO = "SECRET-ECHO of your prompt";

  /** What every prompt is said to have cost. */
  static final int TOKENS_IN = 20;

  private static final int CHARS_PER_TOKEN = 4;

  private final ObjectMapper json;

  StubReplies(ObjectMapper json) {
    this.json = json;
  }

  /** What an answer is said to have cost. */
  static int tokens(@Nullable String text) {
    return text == null ? 0 : 1 + text.length() / CHARS_PER_TOKEN;
  }

  /** Sends what the fault looks like from outside. */
  void send(HttpExchange exchange, StubProtocol speaks, StubFault fault) throws IOException {
    byte[] good = answer(speaks, "A good answer that nobody will read to its end.");
    switch (fault) {
      case StubFault.RateLimited(int seconds) -> {
        if (seconds >= 0) {
          exchange.getResponseHeaders().set("Retry-After", Integer.toString(seconds));
        }
        send(exchange, 429, bytes(speaks.error(429, "rate_limit_exceeded")));
      }
      case StubFault.Status(int status) ->
          send(exchange, status, bytes(speaks.error(status, "status_" + status)));
      case StubFault.Cut() -> {
        exchange.sendResponseHeaders(200, good.length);
        exchange.getResponseBody().write(good, 0, good.length / 2);
        exchange.getResponseBody().flush();
      }
      case StubFault.HalfJson() -> send(exchange, 200, Arrays.copyOf(good, good.length / 2));
      case StubFault.WrongSchema() -> send(exchange, 200, bytes("{\"answer\":42}"));
      case StubFault.NoChoice() -> send(exchange, 200, bytes(speaks.nobody()));
      case StubFault.EmptyText() -> send(exchange, 200, answer(speaks, ""));
      case StubFault.Truncated() ->
          send(exchange, 200, bytes(speaks.answer("stub", "A good", StubProtocol.End.TRUNCATED)));
      case StubFault.Filtered() ->
          send(exchange, 200, bytes(speaks.answer("stub", null, StubProtocol.End.FILTERED)));
      case StubFault.ErrorBody() -> send(exchange, 200, bytes(speaks.error(500, "server_error")));
      case StubFault.Raw(int status, String body) -> send(exchange, status, bytes(body));
      case StubFault.Hang _,
          StubFault.Reset _,
          StubFault.Say _,
          StubFault.Slowly _,
          StubFault.CutMidway _,
          StubFault.ErrorMidway _,
          StubFault.Headed _ ->
          throw new IllegalArgumentException("not a body: " + fault);
    }
  }

  void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  /** A whole answer. */
  byte[] answer(StubProtocol speaks, String model, String text) throws IOException {
    return bytes(speaks.answer(model, text, StubProtocol.End.WHOLE));
  }

  private byte[] answer(StubProtocol speaks, String text) throws IOException {
    return answer(speaks, "stub", text);
  }

  private byte[] bytes(JsonNode body) throws IOException {
    return json.writeValueAsBytes(body);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
