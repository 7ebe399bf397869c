package dev.hansei.infra.webhooks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** Somebody who takes events, on this machine, and answers as a test wants. */
final class Receiver implements AutoCloseable {
  private final HttpServer server;
  private final List<Got> all = new CopyOnWriteArrayList<>();
  private volatile int status = 204;
  private volatile Duration pause = Duration.ZERO;
  private volatile String header = "";

  /** What came. */
  record Got(String path, String id, String timestamp, String signature, String body) {}

  Receiver() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::take);
    server.start();
  }

  URI url(String path) {
    return URI.create("http://127.0.0.1:%d%s".formatted(port(), path));
  }

  int port() {
    return server.getAddress().getPort();
  }

  /** From now on. */
  void answers(int code) {
    answers(code, "");
  }

  /** With a header {@code Name: value}. */
  void answers(int code, String with) {
    status = code;
    header = with;
  }

  void waits(Duration time) {
    pause = time;
  }

  List<Got> got() {
    return List.copyOf(all);
  }

  List<String> ids() {
    return all.stream().map(Got::id).toList();
  }

  private void take(HttpExchange exchange) throws IOException {
    var headers = exchange.getRequestHeaders();
    all.add(
        new Got(
            exchange.getRequestURI().getPath(),
            headers.getFirst("webhook-id"),
            headers.getFirst("webhook-timestamp"),
            headers.getFirst("webhook-signature"),
            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
    sleep();
    int colon = header.indexOf(':');
    if (colon > 0) {
      exchange.getResponseHeaders().set(header.substring(0, colon), header.substring(colon + 2));
    }
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  private void sleep() {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
