package dev.hansei.infra.demo.loop;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hansei.infra.demo.DemoApp;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * *Ask the docs* as a process of its own, which stays after the demo; {@code infra/hansei down}
 * ends it. One runs in a home: a new demo ends the one before, whose project keeps its pages.
 *
 * @param process it, when it was started here
 */
record Application(URI base, Process process, Path log) {
  /** Its first start makes the vectors of 4,000 passages. */
  private static final Duration START_MAX = Duration.ofMinutes(4);

  private static final Duration END_MAX = Duration.ofSeconds(20);
  private static final int OK = 200;

  /** Starts it for the project of that token; returns before it answers. */
  static Application start(LocalHome home, Api token, DemoOptions options, Path documents) {
    int port = options.port();
    Path file = home.folder().resolve("demo").resolve("app.json");
    URI base = URI.create("http://127.0.0.1:" + port);
    Path log = home.folder().resolve("logs").resolve("ask-the-docs.log");
    try {
      Files.createDirectories(file.getParent());
      Files.createDirectories(log.getParent());
      Process process = builder(home, token, options, documents, log.toFile()).start();
      Files.writeString(file, Api.text(state(process.toHandle(), port)), StandardCharsets.UTF_8);
      return new Application(base, process, log);
    } catch (IOException e) {
      throw DemoFailure.failed("the application cannot be started: " + e.getMessage());
    }
  }

  /**
   * Ends the one before.
   *
   * @throws DemoFailure where somebody else has the port
   */
  static void clear(LocalHome home, int port) {
    try {
      endEarlier(home.folder().resolve("demo").resolve("app.json"));
    } catch (IOException e) {
      throw DemoFailure.failed("what runs cannot be told: " + e.getMessage());
    }
    requireFree(port);
  }

  /** Waits until it answers. */
  void ready() {
    Instant end = Instant.now().plus(START_MAX);
    while (health(base).isEmpty()) {
      if (!process.isAlive() || Instant.now().isAfter(end)) {
        throw DemoFailure.failed("the application did not start; see its log: " + log);
      }
      Api.pause();
    }
  }

  /** Waits until the service has acknowledged so many traces. */
  void awaitTraces(int count) {
    Instant end = Instant.now().plus(END_MAX);
    while (true) {
      JsonNode said = health(base).orElseThrow(() -> DemoFailure.failed("the application is gone"));
      if (said.path("tracesSent").asInt() >= count) {
        return;
      }
      if (Instant.now().isAfter(end)) {
        throw DemoFailure.failed(
            "%d traces were sent and %s arrived; see %s".formatted(count, said, log));
      }
      Api.pause();
    }
  }

  /** Asks it as a user does. */
  JsonNode ask(String question) {
    return Api.sendUnless(
        0,
        HttpRequest.newBuilder(base.resolve("/ask"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(Api.text(Map.of("question", question))))
            .build());
  }

  private static ProcessBuilder builder(
      LocalHome home, Api token, DemoOptions options, Path documents, File log) {
    ProcessBuilder builder =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx512m",
                    "-XX:+UseSerialGC",
                    "--enable-native-access=ALL-UNNAMED",
                    "-Dlogback.configurationFile="
                        + System.getProperty("logback.configurationFile", ""),
                    "-Dhansei.demo.documents=" + documents.toAbsolutePath(),
                    "-cp",
                    home.classPath(),
                    DemoApp.class.getName()))
            .redirectInput(new File("/dev/null"))
            .redirectErrorStream(true)
            .redirectOutput(log);
    builder.environment().put("HANSEI_URL", home.service().toString());
    builder.environment().put("HANSEI_PROJECT", token.project());
    builder.environment().put("HANSEI_TOKEN", token.token());
    builder.environment().put("HANSEI_DEMO_PORT", Integer.toString(options.port()));
    builder.environment().put("HANSEI_DEMO_MODEL", options.model().orElse(""));
    return builder;
  }

  private static Map<String, Object> state(ProcessHandle process, int port) {
    return Map.of("pid", process.pid(), "startedAtMillis", started(process), "port", port);
  }

  private static long started(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toEpochMilli).orElse(-1L);
  }

  private static void requireFree(int port) {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    } catch (IOException e) {
      throw DemoFailure.failed(
          "port %d is taken; end what has it, or name another with HANSEI_DEMO_PORT"
              .formatted(port));
    }
  }

  private static void endEarlier(Path file) throws IOException {
    if (!Files.isReadable(file)) {
      return;
    }
    JsonNode said = Api.read(Files.readString(file));
    Optional<ProcessHandle> earlier =
        ProcessHandle.of(said.path("pid").asLong())
            .filter(ProcessHandle::isAlive)
            .filter(found -> started(found) == said.path("startedAtMillis").asLong());
    earlier.ifPresent(ProcessHandle::destroy);
    Instant end = Instant.now().plus(END_MAX);
    while (earlier.filter(ProcessHandle::isAlive).isPresent() && Instant.now().isBefore(end)) {
      Api.pause();
    }
  }

  private static Optional<JsonNode> health(URI base) {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(base.resolve("/health")).timeout(Duration.ofSeconds(2)).build();
      var answer = Api.HTTP.send(request, HttpResponse.BodyHandlers.ofString());
      return answer.statusCode() == OK ? Optional.of(Api.read(answer.body())) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      throw DemoFailure.interrupted();
    }
  }
}
