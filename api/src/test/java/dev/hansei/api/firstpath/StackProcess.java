package dev.hansei.api.firstpath;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hansei.infra.models.StubModelServer;
import dev.hansei.infra.stack.FreePorts;
import dev.hansei.infra.stack.StackSecrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The local stack as a user has it: started, asked and stopped through {@code infra/hansei}. */
final class StackProcess implements AutoCloseable {
  private static final Duration COMMAND = Duration.ofMinutes(8);
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A part that is not back by then has been given up. */
  private static final Duration BACK = Duration.ofMinutes(2);

  private static final Duration POLL = Duration.ofMillis(20);

  /** How a worker logs what it takes for a fault of its own. */
  private static final String DEFECT = "an activity failed of itself";

  private static final int TRACE_LINES = 30;

  /**
   * A stack goes on when whoever started it ends, and this one must not. The shell reads a pipe
   * that only this JVM holds open; where it ends without a line, the JVM ended without having
   * stopped the stack, of a signal or of {@code kill -9}. Twice, since an {@code up} that was under
   * way may have begun the stack after the first. What {@code Ctrl-C} sends to all is not for it.
   */
  private static final String GUARD =
      """
      trap '' INT TERM HUP
      read -r _ && exit
      for _ in 1 2; do "$0" down; sleep 10; done
      case $HANSEI_HOME in "$1"/*) rm -rf -- "$HANSEI_HOME" ;; esac
      """;

  private Path launcher = Path.of("..", "infra", "hansei").toAbsolutePath().normalize();
  private final Path home;
  private final Map<String, String> settings = new LinkedHashMap<>();
  private final int port;
  private @Nullable Process guard;

  StackProcess(Path home, Map<String, String> extra) {
    this.home = home;
    List<Integer> ports = FreePorts.take(5);
    port = ports.get(0);
    settings.put("HANSEI_HOME", home.toString());
    settings.put("HANSEI_PORT", String.valueOf(ports.get(0)));
    settings.put("HANSEI_TEMPORAL_PORT", String.valueOf(ports.get(1)));
    settings.put("HANSEI_REGISTRY_PORT", String.valueOf(ports.get(2)));
    settings.put("HANSEI_OBJECTS_PORT", String.valueOf(ports.get(3)));
    settings.put("HANSEI_WORKER_PORT", String.valueOf(ports.get(4)));
    settings.put("HANSEI_TEMPORAL_NAMESPACE", "hansei");
    settings.put("HANSEI_BUILD", "never");
    settings.putAll(extra);
  }

  /** One whose models at OpenAI's protocol are that server. */
  static StackProcess answeredBy(StubModelServer model, Path home) {
    return new StackProcess(
        home, Map.of("OPENAI_BASE_URL", model.baseUrl(), "OPENAI_API_KEY", "stub"));
  }

  URI base() {
    return URI.create("http://127.0.0.1:" + port);
  }

  String setting(String name) {
    return Optional.ofNullable(settings.get(name)).orElseThrow();
  }

  void set(String name, String value) {
    settings.put(name, value);
  }

  /** The next command is that of another working tree. */
  void startFrom(Path otherLauncher) {
    launcher = otherLauncher;
  }

  void up() {
    guard();
    run(0, "up", "--split");
  }

  private void guard() {
    if (guard != null) {
      return;
    }
    var builder =
        new ProcessBuilder(
                "/bin/sh", "-c", GUARD, launcher.toString(), System.getProperty("java.io.tmpdir"))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().putAll(settings);
    try {
      guard = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void release() {
    if (guard != null) {
      try (var pipe = guard.getOutputStream()) {
        pipe.write('\n');
      } catch (IOException e) {
        // It was killed, and nobody reads: the stack has been stopped without it.
        return;
      } finally {
        guard = null;
      }
    }
  }

  void down() {
    run(0, "down");
  }

  URI adminLink() throws IOException {
    return URI.create(Files.readString(home.resolve("admin-link")).strip());
  }

  /** Where a JDBC client finds the registry. */
  String registryUrl() {
    try {
      String password = StackSecrets.find(home).orElseThrow().registryPassword();
      return "jdbc:mysql://127.0.0.1:%s/hansei?user=hansei&password=%s&sslMode=DISABLED"
          .formatted(setting("HANSEI_REGISTRY_PORT"), password);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the supervisor last wrote down. */
  JsonNode state() {
    try {
      return JSON.readTree(home.resolve("stack.json").toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The running processes by name, the supervisor among them. */
  Map<String, Long> pids() {
    JsonNode state = state();
    Map<String, Long> pids = new LinkedHashMap<>();
    pids.put("supervisor", state.at("/supervisor/pid").asLong());
    for (JsonNode process : state.at("/processes")) {
      pids.put(process.at("/name").asText(), process.at("/pid").asLong());
    }
    return pids;
  }

  /** A part as the supervisor last wrote it down, while it lives. */
  Optional<ProcessHandle> process(String part) {
    return Optional.ofNullable(pids().get(part))
        .flatMap(ProcessHandle::of)
        .filter(ProcessHandle::isAlive);
  }

  /** Sends a part a signal by name, such as STOP. */
  void signal(String part, String name) throws IOException, InterruptedException {
    long pid = process(part).orElseThrow().pid();
    Process sent = new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start();
    assertThat(sent.waitFor()).as("kill -%s of %s", name, part).isZero();
  }

  /** Waits until a part that was killed answers again. */
  void awaitReady(String part) throws InterruptedException {
    Instant end = Instant.now().plus(BACK);
    while (process(part).isEmpty() || !isReady(part)) {
      assertThat(Instant.now()).as("%s is ready", part).isBefore(end);
      Thread.sleep(POLL);
    }
  }

  /** Ends a part without warning, once it lives. */
  void kill(String part) throws InterruptedException {
    Instant end = Instant.now().plus(BACK);
    Optional<ProcessHandle> victim = process(part);
    while (victim.isEmpty() && Instant.now().isBefore(end)) {
      Thread.sleep(POLL);
      victim = process(part);
    }
    ProcessHandle alive = victim.orElseThrow(() -> new AssertionError(part + " is not back"));
    alive.destroyForcibly();
    alive.onExit().join();
  }

  /** Whether the supervisor says that a part answers; of itself, whether the whole stack does. */
  boolean isReady(String part) {
    JsonNode state = state();
    if (part.equals("supervisor")) {
      return state.at("/phase").asText().equals("READY");
    }
    for (JsonNode process : state.at("/processes")) {
      if (process.at("/name").asText().equals(part)) {
        return process.at("/condition").asText().equals("READY");
      }
    }
    return false;
  }

  String run(int expected, String... words) {
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(List.of(words));
    try {
      Path output = Files.createTempFile("hansei", ".out");
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
      builder.environment().putAll(settings);
      Process process = builder.start();
      boolean ended = process.waitFor(COMMAND.toSeconds(), TimeUnit.SECONDS);
      String printed = Files.readString(output, StandardCharsets.UTF_8);
      if (!ended || process.exitValue() != expected) {
        process.destroyForcibly();
        throw new AssertionError("%s: %s%n%s".formatted(command, ended, printed));
      }
      return printed;
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Stops; whatever a test did to the stack, no activity may have failed of its own fault. */
  @Override
  public void close() {
    run(0, "down");
    release();
    assertThat(defects()).as("what the logs tell of defects").isEmpty();
  }

  /** Each with where it was thrown. */
  private List<String> defects() {
    Path logs = home.resolve("logs");
    if (!Files.isDirectory(logs)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(logs)) {
      List<String> found = new ArrayList<>();
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        IntStream.range(0, lines.size())
            .filter(i -> lines.get(i).contains(DEFECT))
            .mapToObj(i -> lines.subList(i, Math.min(lines.size(), i + TRACE_LINES)))
            .forEach(trace -> found.add(file.getFileName() + ": " + String.join("\n", trace)));
      }
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
