package dev.hansei.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the commands on traces ask of the service, byte by byte. */
class TraceCliTest {
  private final List<String> asked = new ArrayList<>();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final HttpServer server;
  @TempDir private Path home;

  TraceCliTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  }

  @BeforeEach
  void listen() {
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void settingOneThingLeavesTheRest() {
    assertThat(run("traces", "settings", "set", "--requests-per-second", "50")).isZero();
    assertThat(asked)
        .containsExactly(
            "GET /traces/settings ",
            "PUT /traces/settings {\"retentionDays\":30,\"requestsPerSecond\":50}");
    assertThat(out.toString()).contains("30");
  }

  @Test
  void theDefaultTakesAValueAway() {
    assertThat(run("traces", "settings", "set", "--retention-days", "default")).isZero();
    assertThat(asked.getLast()).isEqualTo("PUT /traces/settings {}");
  }

  @Test
  void whatCannotBeMeantIsSaidBeforeAnythingIsSet() {
    assertThat(run("traces", "settings", "set")).isEqualTo(2);
    assertThat(run("traces", "settings", "set", "--retention-days", "never")).isEqualTo(2);
    assertThat(err.toString())
        .contains("say what to set", "retentionDays is a whole number or 'default': never");
    assertThat(asked).noneMatch(it -> it.startsWith("PUT"));
  }

  @Test
  void aTraceOrAUserIsErasedAndNotBoth() {
    assertThat(run("traces", "erase", "0af7651916cd43dd8448eb211c80319c")).isZero();
    assertThat(run("traces", "erase", "--user", "anna")).isZero();
    assertThat(asked)
        .containsExactly(
            "DELETE /traces/0af7651916cd43dd8448eb211c80319c ",
            "POST /traces/erase {\"user\":\"anna\"}");
    assertThat(run("traces", "erase")).isEqualTo(2);
    assertThat(run("traces", "erase", "a", "--user", "anna")).isEqualTo(2);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    asked.add(
        "%s %s %s"
            .formatted(
                exchange.getRequestMethod(),
                path.substring(path.indexOf("/traces")),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
    byte[] body = "{\"retentionDays\":30,\"traces\":1}".getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private int run(String... args) {
    return Cli.run(
        args,
        new PrintWriter(out, true),
        new PrintWriter(err, true),
        Map.of(
            "HANSEI_URL",
            "http://127.0.0.1:" + server.getAddress().getPort(),
            "HANSEI_TOKEN",
            "hsi_test",
            "HANSEI_HOME",
            home.toString()));
  }
}
