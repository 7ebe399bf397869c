package dev.hansei.infra.stack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The Temporal server of this machine: how to start it, whether it answers, its namespace. Speaks
 * to it by its JSON API, so that no gRPC stack is loaded for three small questions.
 */
record TemporalServer(TemporalProgram program, TemporalConfig config) {
  /** Finished workflows stay inspectable over a long weekend. */
  static final Duration RETENTION = Duration.ofDays(7);

  private static final Duration ANSWER_PATIENCE = Duration.ofSeconds(5);
  private static final Pattern SERVER_VERSION =
      Pattern.compile("\"serverVersion\"\\s*:\\s*\"([^\"]+)\"");
  private static final int HTTP_OK = 200;
  private static final int HTTP_CONFLICT = 409;

  /** Writes the configuration and says how to start the server with it. */
  Launch launch() throws IOException {
    Files.createDirectories(config.folder());
    Files.writeString(config.file(), config.render());
    Files.writeString(config.dynamicFile(), config.renderDynamic());
    var command =
        switch (program.kind()) {
          case SERVER ->
              List.of(
                  program.executable().toString(),
                  "--config-file",
                  config.file().toString(),
                  "--allow-no-auth",
                  "start");
          case CLI -> cliCommand();
        };
    return Launch.server(command, config.folder());
  }

  private List<String> cliCommand() {
    return List.of(
        program.executable().toString(),
        "server",
        "start-dev",
        "--ip=" + Ports.LOOPBACK,
        "--port=" + config.grpcPort(),
        "--http-port=" + config.httpPort(),
        "--db-filename=" + config.database(),
        "--sqlite-pragma=journal_mode=wal",
        "--sqlite-pragma=synchronous=normal",
        "--headless",
        "--log-level=error");
  }

  /** The version of the server that answers; empty while none does. */
  Optional<String> answers(HttpClient http) throws InterruptedException {
    return get(http, "/api/v1/system-info")
        .filter(response -> response.statusCode() == HTTP_OK)
        .map(response -> SERVER_VERSION.matcher(response.body()))
        .map(found -> found.find() ? found.group(1) : "unknown");
  }

  /** True when the namespace exists. */
  boolean hasNamespace(HttpClient http, String namespace) throws InterruptedException {
    return get(http, "/api/v1/namespaces/" + namespace)
        .filter(response -> response.statusCode() == HTTP_OK)
        .isPresent();
  }

  /**
   * Makes the namespace; one that exists is fine.
   *
   * @throws StackFailure when the server refuses for another reason
   */
  void createNamespace(HttpClient http, String namespace) throws InterruptedException {
    var body =
        "{\"namespace\":\"%s\",\"workflowExecutionRetentionPeriod\":\"%ds\"}"
            .formatted(namespace, RETENTION.toSeconds());
    var request =
        HttpRequest.newBuilder(uri("/api/v1/namespaces"))
            .timeout(ANSWER_PATIENCE)
            .header("content-type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    var response = send(http, request);
    var status = response.map(HttpResponse::statusCode).orElse(0);
    if (status != HTTP_OK && status != HTTP_CONFLICT) {
      throw StackFailure.failed(
          "The Temporal server would not make the namespace %s (%s)."
              .formatted(namespace, response.map(HttpResponse::body).orElse("no answer")),
          "Its log says why.");
    }
  }

  private Optional<HttpResponse<String>> get(HttpClient http, String path)
      throws InterruptedException {
    return send(http, HttpRequest.newBuilder(uri(path)).timeout(ANSWER_PATIENCE).GET().build());
  }

  private static Optional<HttpResponse<String>> send(HttpClient http, HttpRequest request)
      throws InterruptedException {
    try {
      return Optional.of(http.send(request, HttpResponse.BodyHandlers.ofString()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private URI uri(String path) {
    return URI.create("http://%s:%d%s".formatted(Ports.LOOPBACK, config.httpPort(), path));
  }
}
