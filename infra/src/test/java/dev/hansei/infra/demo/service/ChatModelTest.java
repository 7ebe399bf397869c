package dev.hansei.infra.demo.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A language model as the application asks it: a real HTTP server stands for the endpoint. */
class ChatModelTest {
  private static final List<ChatModel.Message> MESSAGES =
      List.of(new ChatModel.Message("user", "How long?"));

  private final AtomicReference<String> asked = new AtomicReference<>("");
  private final AtomicReference<String> reply = new AtomicReference<>("");
  private HttpServer endpoint;

  @BeforeEach
  void start() throws IOException {
    endpoint = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    endpoint.createContext(
        "/v1/chat/completions",
        exchange -> {
          String key = exchange.getRequestHeaders().getFirst("Authorization");
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          asked.set(key + " " + body);
          byte[] answer = reply.get().getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(answer.length == 0 ? 500 : 200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    endpoint.start();
  }

  @AfterEach
  void stop() {
    endpoint.stop(0);
  }

  @Test
  void aKeyAloneNamesNoModel() {
    assertThat(ChatModel.of(Map.of("OPENAI_API_KEY", "sk-1"))).isEmpty();
    assertThatThrownBy(() -> ChatModel.of(Map.of("HANSEI_DEMO_MODEL", "gpt-4o")))
        .hasMessageContaining("openai/<model>");
  }

  @Test
  void itIsAskedByNameWithTheKey() {
    reply.set("{\"choices\":[{\"message\":{\"content\":\"A week.\"}}]}");
    assertThat(model().answer(MESSAGES)).isEqualTo("A week.");
    assertThat(asked.get())
        .startsWith("Bearer sk-1 ")
        .contains("\"model\":\"small\"", "\"role\":\"user\"", "\"content\":\"How long?\"");
    assertThat(model().toString()).doesNotContain("sk-1");
  }

  @Test
  void noAnswerIsSaidWithWhatToCheck() {
    assertThatThrownBy(() -> model().answer(MESSAGES))
        .isInstanceOf(ServiceUnavailableException.class)
        .hasMessageContaining("OPENAI_API_KEY");
    reply.set("{\"choices\":[]}");
    assertThatThrownBy(() -> model().answer(MESSAGES)).hasMessageContaining("gives no answer");
  }

  private ChatModel model() {
    String base = "http://127.0.0.1:%d/v1/".formatted(endpoint.getAddress().getPort());
    return ChatModel.of(
            Map.of(
                "HANSEI_DEMO_MODEL", "openai/small",
                "OPENAI_BASE_URL", base,
                "OPENAI_API_KEY", "sk-1"))
        .orElseThrow();
  }
}
