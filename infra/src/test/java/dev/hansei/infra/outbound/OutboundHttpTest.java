package dev.hansei.infra.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutboundHttpTest {
  private static final OutboundHttp.Limits LIMITS =
      new OutboundHttp.Limits(Duration.ofSeconds(5), 1_000);

  private final OutboundHttp open =
      new OutboundHttp(new OutboundRule(new OutboundSettings("127.0.0.0/8", "")));
  private final OutboundHttp strict =
      new OutboundHttp(new OutboundRule(new OutboundSettings("", "")));
  private final AtomicInteger asked = new AtomicInteger();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
    server.createContext(
        "/echo", exchange -> reply(exchange, 200, exchange.getRequestBody().readAllBytes()));
    server.createContext("/long", exchange -> reply(exchange, 200, new byte[5_000]));
    server.createContext(
        "/moved",
        exchange -> {
          exchange.getResponseHeaders().set("Location", "/echo");
          reply(exchange, 307, new byte[0]);
        });
    server.createContext(
        "/busy",
        exchange -> {
          exchange.getResponseHeaders().set("Retry-After", "7");
          reply(exchange, 503, "later".getBytes(StandardCharsets.UTF_8));
        });
    server.createContext("/silent", _ -> pause());
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    open.close();
    strict.close();
  }

  @Test
  void postsAndReadsWhatIsAllowed() throws IOException {
    OutboundReply reply = post(open, "127.0.0.1", "/echo", "{\"a\":1}");
    assertThat(reply.status()).isEqualTo(200);
    assertThat(new String(reply.body(), StandardCharsets.UTF_8)).isEqualTo("{\"a\":1}");
    assertThat(reply.whole()).isTrue();
    assertThat(post(open, "localhost", "/busy", "{}").retryAfter())
        .isEqualTo(Duration.ofSeconds(7));
  }

  @Test
  void cutsWhatIsTooLongAndFollowsNoRedirect() throws IOException {
    OutboundReply cut = post(open, "127.0.0.1", "/long", "{}");
    assertThat(cut.whole()).isFalse();
    assertThat(cut.body()).hasSize(1_000);
    assertThat(post(open, "127.0.0.1", "/moved", "{}").status()).isEqualTo(307);
    assertThat(asked).as("requests that arrived").hasValue(2);
  }

  @Test
  void sendsNothingToAnAddressThatIsNotAllowed() {
    for (String host :
        new String[] {"127.0.0.1", "localhost", "[::1]", "0x7f.1", "169.254.169.254"}) {
      assertThatThrownBy(() -> post(strict, host, "/echo", "{}"))
          .as(host)
          .isInstanceOf(IOException.class);
    }
    assertThatThrownBy(() -> strict.check(url("localhost", "/echo")))
        .isInstanceOf(RefusedAddressException.class)
        .hasMessageContaining("HANSEI_OUTBOUND_ALLOW");
    assertThatThrownBy(() -> strict.check(url("127.0.0.1", "/echo")))
        .isInstanceOf(RefusedAddressException.class);
    assertThat(asked).hasValue(0);
  }

  @Test
  void sendsNothingToAPortThatIsClosed() throws IOException {
    String port = Integer.toString(server.getAddress().getPort());
    var settings = new OutboundSettings("127.0.0.0/8", "1, " + port);
    try (var closed = new OutboundHttp(new OutboundRule(settings))) {
      for (String host : new String[] {"127.0.0.1", "127.0.0.2", "localhost"}) {
        assertThatThrownBy(() -> post(closed, host, "/echo", "{}"))
            .as(host)
            .isInstanceOf(RefusedAddressException.class);
        assertThatThrownBy(() -> closed.check(url(host, "/echo")))
            .isInstanceOf(RefusedAddressException.class);
      }
      assertThat(asked).hasValue(0);
    }
  }

  @Test
  void refusesWhatIsNoAddress() {
    for (String address : new String[] {"http://127.0.0.1:0/", "http://" + "a".repeat(64) + "/"}) {
      URI url = URI.create(address);
      assertThatThrownBy(() -> open.check(url)).isInstanceOf(RefusedAddressException.class);
      assertThatThrownBy(() -> open.postJson(url, new byte[0], "k", LIMITS))
          .isInstanceOf(RefusedAddressException.class);
    }
  }

  @Test
  void theLimitCoversTheWholeCall() {
    var brief = new OutboundHttp.Limits(Duration.ofMillis(300), 1_000);
    assertThatThrownBy(() -> open.postJson(url("127.0.0.1", "/silent"), new byte[0], "k", brief))
        .isInstanceOf(InterruptedIOException.class);
  }

  private OutboundReply post(OutboundHttp http, String host, String path, String body)
      throws IOException {
    return http.postJson(url(host, path), body.getBytes(StandardCharsets.UTF_8), "key", LIMITS);
  }

  private URI url(String host, String path) {
    return URI.create("http://%s:%d%s".formatted(host, server.getAddress().getPort(), path));
  }

  private void reply(HttpExchange exchange, int status, byte[] body) throws IOException {
    asked.incrementAndGet();
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static void pause() {
    try {
      Thread.sleep(Duration.ofSeconds(2));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
