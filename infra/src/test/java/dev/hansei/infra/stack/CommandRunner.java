package dev.hansei.infra.stack;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Runs the stack's commands as the launcher does, each in a JVM of its own, on a home and ports of
 * its own.
 */
final class CommandRunner {
  private static final int MINUTES_MAX = 5;

  private final Path home;
  private final Map<String, String> environment;

  CommandRunner(Path home) {
    this.home = home;
    this.environment = new LinkedHashMap<>();
    environment.put("HANSEI_HOME", home.toString());
    environment.put("HANSEI_CACHE", TestServers.caches().root().toString());
    var settings = List.of("PORT", "WORKER_PORT", "TEMPORAL_PORT", "REGISTRY_PORT", "OBJECTS_PORT");
    var ports = FreePorts.take(settings.size());
    for (int i = 0; i < settings.size(); i++) {
      environment.put("HANSEI_" + settings.get(i), ports.get(i).toString());
    }
  }

  StackSettings settings() {
    return StackSettings.from(environment);
  }

  /**
   * How a command ended.
   *
   * @param output all that it printed
   */
  record Result(int exitCode, String output) {}

  Result run(Class<?> command, String... arguments) throws IOException, InterruptedException {
    var output = Files.createTempFile(home.getParent(), "output", ".txt");
    var process =
        builder(command, arguments)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    if (!process.waitFor(MINUTES_MAX, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError(
          command.getSimpleName() + " did not end: " + Files.readString(output));
    }
    return new Result(process.exitValue(), Files.readString(output));
  }

  private ProcessBuilder builder(Class<?> command, String... arguments) {
    var classPath = System.getProperty("java.class.path");
    var words =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dlogback.configurationFile=dev/hansei/infra/stack/commands-logback.xml"));
    words.addAll(new Distribution(classPath, StubService.class.getName(), "test").asProperties());
    words.addAll(List.of("-cp", classPath, command.getName()));
    words.addAll(List.of(arguments));
    var builder = new ProcessBuilder(words).redirectInput(new File("/dev/null"));
    builder.environment().putAll(environment);
    return builder;
  }

  StackState state() {
    try {
      return StackState.read(settings().stateFile()).orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  ProcessState process(String name) {
    return state().processes().stream()
        .filter(it -> it.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
