package dev.hansei.api.prompts;

import dev.hansei.api.Hansei;
import dev.hansei.infra.registry.TestRegistry;
import dev.hansei.infra.stack.FreePorts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The service in a JVM of its own, as the local stack starts it on two cores, in the role api alone
 * and without a workflow engine: what serving needs.
 */
final class ServiceJvm implements AutoCloseable {
  private static final Duration START_MAX = Duration.ofMinutes(2);

  /** As the stack has them where there are two cores. */
  private static final List<String> OPTIONS =
      List.of(
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow",
          "-Xmx1g",
          "-XX:+UseSerialGC",
          "-XX:MaxInlineLevel=9",
          "-XX:InlineSmallCode=1200",
          "-XX:FreqInlineSize=160");

  private final Process process;
  private final int port;
  private final Path log;

  private ServiceJvm(Process process, int port, Path log) {
    this.process = process;
    this.port = port;
    this.log = log;
  }

  /**
   * Starts it and waits until it answers.
   *
   * @param registry the settings of the registry and the object store
   */
  static ServiceJvm start(Map<String, Object> registry, Path home) throws IOException {
    int port = FreePorts.take(1).getFirst();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(OPTIONS);
    var more = System.getProperty("hansei.bench.options", "");
    if (!more.isBlank()) {
      command.addAll(List.of(more.split(" ")));
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Hansei.class.getName()));
    var log = home.resolve("service.log");
    var builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().putAll(environment(registry, home, port));
    var service = new ServiceJvm(builder.start(), port, log);
    service.await();
    return service;
  }

  private static Map<String, String> environment(
      Map<String, Object> registry, Path home, int port) {
    return Map.ofEntries(
        Map.entry("HANSEI_ROLES", "api"),
        Map.entry("HANSEI_PORT", Integer.toString(port)),
        Map.entry("HANSEI_HOME", home.toString()),
        Map.entry("HANSEI_TEMPORAL_ADDRESS", "127.0.0.1:1"),
        entry("HANSEI_REGISTRY_URL", registry, "datasources.default.url"),
        entry("HANSEI_REGISTRY_USER", registry, "datasources.default.username"),
        entry("HANSEI_REGISTRY_PASSWORD", registry, "datasources.default.password"),
        entry("HANSEI_OBJECTS_ENDPOINT", registry, "hansei.objects.endpoint"),
        entry("HANSEI_OBJECTS_REGION", registry, "hansei.objects.region"),
        entry("HANSEI_OBJECTS_BUCKET", registry, "hansei.objects.bucket"),
        entry("HANSEI_OBJECTS_ACCESS_KEY", registry, "hansei.objects.access-key"),
        entry("HANSEI_OBJECTS_SECRET_KEY", registry, "hansei.objects.secret-key"),
        Map.entry("HANSEI_DEAD_LETTER_KEYS", TestRegistry.DEAD_LETTER_KEY));
  }

  private static Map.Entry<String, String> entry(
      String name, Map<String, Object> settings, String key) {
    return Map.entry(name, String.valueOf(settings.get(key)));
  }

  private void await() {
    var health = URI.create("http://127.0.0.1:%d/health/liveness".formatted(port));
    long end = System.nanoTime() + START_MAX.toNanos();
    try (var http = HttpClient.newHttpClient()) {
      while (System.nanoTime() < end && process.isAlive()) {
        try {
          http.send(HttpRequest.newBuilder(health).build(), BodyHandlers.discarding());
          return;
        } catch (IOException _) {
          Thread.sleep(200);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    close();
    throw new IllegalStateException("the service did not start: " + log());
  }

  private String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      return e.toString();
    }
  }

  int port() {
    return port;
  }

  /** Processor time so far. */
  Duration cpu() {
    return process.toHandle().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
