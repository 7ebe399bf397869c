package dev.hansei.infra.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.hansei.workflows.lineage.ArtifactRef;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A store that says that it is busy is asked again; one that says no is not. */
class BusyStoreTest {
  private static final byte[] CONTENT = "{}".getBytes(StandardCharsets.UTF_8);

  /** Status and code, one a request; then it takes everything. */
  private final ConcurrentLinkedQueue<Refusal> refusals = new ConcurrentLinkedQueue<>();

  private final AtomicInteger requests = new AtomicInteger();
  private HttpServer server;

  private record Refusal(int status, String code) {}

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void isAskedAgainUntilItTakesTheObject() {
    refusals.add(new Refusal(503, "SlowDown"));
    refusals.add(new Refusal(503, "XMinioServerNotInitialized"));
    refusals.add(new Refusal(500, "InternalError"));
    assertThat(store().put(CONTENT, ArtifactRef.JSON).sizeBytes()).isEqualTo(CONTENT.length);
    assertThat(requests).hasValue(4);
  }

  @Test
  void isNotAskedForEver() {
    for (int i = 0; i < 20; i++) {
      refusals.add(new Refusal(503, "SlowDown"));
    }
    assertThatThrownBy(() -> store().put(CONTENT, ArtifactRef.JSON))
        .isInstanceOf(ObjectStoreUnavailableException.class)
        .hasMessageContaining("SlowDown");
    assertThat(requests).hasValue(5);
  }

  @Test
  void isTakenAtItsWordWhereItSaysNo() {
    refusals.add(new Refusal(403, "AccessDenied"));
    assertThatThrownBy(() -> store().put(CONTENT, ArtifactRef.JSON))
        .isInstanceOf(ObjectStoreUnavailableException.class)
        .hasMessageContaining("AccessDenied");
    assertThat(requests).hasValue(1);
  }

  private ObjectStore store() {
    var endpoint = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    return new ObjectStore(
        new ObjectStoreSettings(
            endpoint, "us-east-1", "hansei", "test", "testtesttesttest", 1 << 20));
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      requests.incrementAndGet();
      exchange.getRequestBody().readAllBytes();
      var refusal = refusals.poll();
      if (refusal == null) {
        exchange.getResponseHeaders().add("ETag", "\"99914b932bd37a50b983c5e7c90ae93b\"");
        exchange.sendResponseHeaders(200, -1);
        return;
      }
      var body =
          "<Error><Code>%s</Code><Message>no</Message></Error>"
              .formatted(refusal.code())
              .getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/xml");
      exchange.sendResponseHeaders(refusal.status(), body.length);
      exchange.getResponseBody().write(body);
    }
  }
}
