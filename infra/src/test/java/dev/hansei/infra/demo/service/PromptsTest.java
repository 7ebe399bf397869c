package dev.hansei.infra.demo.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a service that gives users whose key begins with c a candidate. */
class PromptsTest {
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final Time time = new Time();
  private HttpServer server;
  private Prompts prompts;
  private boolean away;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    var base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    prompts = new Prompts(ServiceClient.of(base, "default", "hsi_x"), "docs", time);
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void eachUserIsServedByTheirKeyAndAskedForAgainAfterTenSeconds() {
    assertThat(prompts.live("user 1").number()).isEqualTo(1);
    PromptInUse candidate = prompts.live("c-1");
    assertThat(candidate.number()).isEqualTo(2);
    assertThat(candidate.trace())
        .containsEntry("gen_ai.prompt.name", "docs")
        .containsEntry("hansei.prompt.version", "2")
        .containsEntry("hansei.prompt.assignment", "candidate");
    prompts.live("c-1");
    assertThat(asked).containsExactly("key=user+1 ", "key=c-1 ");
    time.pass(Duration.ofSeconds(10));
    assertThat(prompts.live("c-1").number()).isEqualTo(2);
    assertThat(asked).last().isEqualTo("key=c-1 \"2\"");
  }

  @Test
  void whileTheServiceIsAwayOldUsersKeepTheirsAndNewOnesGetWhatIsLive() {
    prompts.live("u-1");
    prompts.live("c-1");
    away = true;
    time.pass(Duration.ofHours(1));
    assertThat(prompts.live("c-1").number()).isEqualTo(2);
    assertThat(prompts.live("c-2").number()).isEqualTo(1);
    time.pass(Duration.ofDays(1));
    assertThatThrownBy(() -> prompts.live("c-1")).isInstanceOf(ServiceUnavailableException.class);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (away) {
        exchange.sendResponseHeaders(503, -1);
        return;
      }
      String query = String.valueOf(exchange.getRequestURI().getRawQuery());
      String tag = exchange.getRequestHeaders().getFirst("If-None-Match");
      asked.add(query + " " + (tag == null ? "" : tag));
      int number = query.startsWith("key=c") ? 2 : 1;
      if (tag != null) {
        exchange.sendResponseHeaders(304, -1);
        return;
      }
      byte[] body = body(number).getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("ETag", "\"%d\"".formatted(number));
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static String body(int number) {
    return """
    {"number": %d, "sha256": "ab", "content": {"messages": [], "application": {}},
     "trace": {"gen_ai.prompt.name": "docs", "hansei.prompt.version": "%d",
               "hansei.prompt.assignment": "%s"}}\
    """
        .formatted(number, number, number == 2 ? "candidate" : "live");
  }

  private static final class Time extends Clock {
    private Instant now = Instant.parse("2026-11-30T12:00:00Z");

    void pass(Duration time) {
      now = now.plus(time);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
