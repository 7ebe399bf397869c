package dev.hansei.infra.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Against a real HTTP server that sends half of what it promised. */
@Timeout(30)
class ImpatientStreamTest {
  private final CountDownLatch end = new CountDownLatch(1);
  private final HttpClient http = HttpClient.newHttpClient();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/half",
        exchange -> {
          exchange.sendResponseHeaders(200, 10);
          exchange.getResponseBody().write(new byte[5]);
          exchange.getResponseBody().flush();
          try {
            end.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    server.start();
  }

  @AfterEach
  void stop() {
    end.countDown();
    server.stop(0);
    http.close();
  }

  @Test
  void givesUpABodyThatStopsComing() throws Exception {
    var uri = URI.create("http://127.0.0.1:%d/half".formatted(server.getAddress().getPort()));
    InputStream body =
        http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofInputStream())
            .body();
    try (var stream = ImpatientStream.of(body, Duration.ofSeconds(1))) {
      assertThat(stream.readNBytes(5)).hasSize(5);
      assertThatThrownBy(() -> stream.readNBytes(5)).hasMessage("nothing came for 1 s");
    }
  }

  @Test
  void givesAWholeBodyAsItIs() throws Exception {
    var whole = new ByteArrayInputStream(new byte[100_000]);
    try (var stream = ImpatientStream.of(whole, Duration.ofSeconds(1))) {
      assertThat(stream.readAllBytes()).hasSize(100_000);
    }
  }
}
