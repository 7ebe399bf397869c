package dev.hansei.infra.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.hansei.infra.models.ExtractiveAnswerer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The application's own door, on 127.0.0.1: {@code POST /ask} and {@code GET /health}. Errors are
 * problem+json with a stable code.
 */
final class AskServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AskServer.class);

  /** Connections that the system holds while the server is busy accepting. */
  private static final int BACKLOG = 128;

  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final int NOT_ALLOWED = 405;
  private static final int TOO_LARGE = 413;
  private static final int FAILED = 500;
  private static final int UNAVAILABLE = 503;

  private final HttpServer server;
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final ObjectMapper json = new ObjectMapper();

  private AskServer(int port) throws IOException {
    this.server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
    server.setExecutor(executor);
  }

  /**
   * Starts it.
   *
   * @param health what GET /health answers
   * @throws IOException where the port is taken
   */
  static AskServer start(int port, Desk desk, Supplier<Map<String, Object>> health)
      throws IOException {
    AskServer started = new AskServer(port);
    started.server.createContext("/ask", started.door("POST", body -> answer(desk, body)));
    started.server.createContext("/health", started.door("GET", _ -> health.get()));
    started.server.createContext("/", started.door("GET", _ -> nothingHere()));
    started.server.start();
    return started;
  }

  URI base() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @Override
  public void close() {
    server.stop(1);
    executor.shutdown();
  }

  private interface Answer {
    Map<String, Object> to(byte[] body);
  }

  private HttpHandler door(String method, Answer answer) {
    return exchange -> {
      // Closed after what is caught has been told, too.
      try (exchange) {
        answered(exchange, method, answer);
      }
    };
  }

  private void answered(HttpExchange exchange, String method, Answer answer) throws IOException {
    try {
      if (!exchange.getRequestMethod().equals(method)) {
        throw new AskProblem(NOT_ALLOWED, "method-not-allowed", "Use " + method + ".");
      }
      byte[] body = exchange.getRequestBody().readNBytes(AskRequest.BYTES_MAX + 1);
      if (body.length > AskRequest.BYTES_MAX) {
        throw new AskProblem(
            TOO_LARGE, "too-large", "A body has at most %d bytes.".formatted(AskRequest.BYTES_MAX));
      }
      send(exchange, OK, "application/json", answer.to(body));
    } catch (AskProblem e) {
      problem(exchange, e);
    } catch (RuntimeException e) {
      LOG.error("a question failed", e);
      problem(exchange, new AskProblem(FAILED, "failed", "The application's log says why."));
    }
  }

  private void problem(HttpExchange exchange, AskProblem problem) throws IOException {
    if (problem.status() == UNAVAILABLE) {
      exchange.getResponseHeaders().set("Retry-After", "1");
    }
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("status", problem.status());
    body.put("code", problem.code());
    body.put("detail", String.valueOf(problem.getMessage()));
    send(exchange, problem.status(), "application/problem+json", body);
  }

  private void send(HttpExchange exchange, int status, String type, Map<String, Object> body)
      throws IOException {
    byte[] bytes = json.writeValueAsBytes(body);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private static Map<String, Object> answer(Desk desk, byte[] body) {
    Desk.Given given = desk.answer(AskRequest.read(body));
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("answer", given.answered().answer());
    shown.put("refused", given.answered().refused());
    shown.put("score", given.answered().score());
    shown.put("passages", passages(given.answered().passages()));
    shown.put(
        "prompt",
        Map.of(
            "name", given.prompt().name(),
            "version", given.prompt().number(),
            "sha256", given.prompt().sha256()));
    if (!given.traceId().isEmpty()) {
      shown.put("traceId", given.traceId());
    }
    shown.put("model", desk.answerer());
    if (desk.answerer().equals(ExtractiveAnswerer.MODEL.value())) {
      shown.put("notice", ExtractiveAnswerer.NOTICE);
    }
    return shown;
  }

  private static List<Map<String, Object>> passages(List<Library.Found> found) {
    return found.stream()
        .map(each -> {
          Map<String, Object> passage = new LinkedHashMap<>();
          passage.put("id", each.passage().id());
          passage.put("page", each.passage().page());
          passage.put("heading", each.passage().heading());
          passage.put("text", each.passage().text());
          passage.put("score", each.score());
          return passage;
        })
        .toList();
  }

  private static Map<String, Object> nothingHere() {
    throw new AskProblem(
        NOT_FOUND, "not-found", "There are POST /ask {\"question\": \"...\"} and GET /health.");
  }
}
