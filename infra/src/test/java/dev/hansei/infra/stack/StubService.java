package dev.hansei.infra.stack;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Stands in for the service where only its supervision is tested: answers readiness, and what its
 * environment says, on the port it was given.
 */
public final class StubService {
  private StubService() {}

  public static void main(String[] arguments) throws IOException {
    var port = Integer.parseInt(System.getenv().getOrDefault("HANSEI_PORT", "0"));
    var server = HttpServer.create(Ports.address(port), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            var path = exchange.getRequestURI().getPath();
            var answer =
                path.startsWith("/env/")
                    ? System.getenv().getOrDefault(path.substring(5), "")
                    : "UP";
            var bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
          }
        });
    server.start();
    System.out.println("stub service on " + server.getAddress());
  }
}
