package dev.hansei.api.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A service that gives the answers it was told and remembers what it was asked, and the command
 * line in front of it. A call is a method and a path with its query, without the project: {@code
 * GET /suites/runs/r1}. A call that has no answer is answered 404.
 */
final class CannedService implements AutoCloseable {
  private static final Answer NOT_FOUND =
      new Answer(404, "{\"status\":404,\"code\":\"not-found\",\"detail\":\"x\"}");

  private final Path home;
  private final HttpServer server;
  private final Map<String, Supplier<Answer>> answers = new HashMap<>();
  private final List<String> asked = new ArrayList<>();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private record Answer(int status, String body) {}

  private CannedService(Path home, HttpServer server) {
    this.home = home;
    this.server = server;
  }

  /** One that listens on a port of its own; the command line keeps its files in that folder. */
  static CannedService listening(Path home) throws IOException {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    var service = new CannedService(home, HttpServer.create(address, 0));
    service.server.createContext("/", service::answer);
    service.server.start();
    return service;
  }

  /** Answers a call with 200 and these in turn, then with the last of them for ever. */
  void answers(String call, String first, String... then) {
    Deque<String> left = new ArrayDeque<>(List.of(then));
    left.addFirst(first);
    answers(call, () -> left.size() > 1 ? left.pop() : left.getFirst());
  }

  /** Answers a call with 200 and whatever that says then. */
  void answers(String call, Supplier<String> body) {
    answers.put(call, () -> new Answer(200, body.get()));
  }

  /** Answers a call with 404 and this problem. */
  void refuses(String call, String problem) {
    answers.put(call, () -> new Answer(404, problem));
  }

  /** What was asked, in order: each call, a space and its body. */
  List<String> asked() {
    return asked;
  }

  /** All that the command line printed. */
  String out() {
    return out.toString();
  }

  /** All that it complained of. */
  String err() {
    return err.toString();
  }

  /** What was printed so far is forgotten. */
  void forgetOut() {
    out.getBuffer().setLength(0);
  }

  /** The exit code of a command. */
  int run(String... words) {
    return Cli.run(
        words,
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

  private void answer(HttpExchange exchange) throws IOException {
    String call =
        (exchange.getRequestMethod() + " " + exchange.getRequestURI())
            .replace("/api/v1/projects/default", "");
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    asked.add(call + " " + body);
    Answer answer = answers.getOrDefault(call, () -> NOT_FOUND).get();
    byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(answer.status(), bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
