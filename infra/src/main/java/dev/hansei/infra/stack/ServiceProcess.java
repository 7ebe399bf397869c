package dev.hansei.infra.stack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One process of the service: the api role, the worker role, or both.
 *
 * @param name as on the board: service, api or worker
 * @param roles value of {@code HANSEI_ROLES}
 * @param port its HTTP port
 */
public record ServiceProcess(String name, String roles, int port) {
  /**
   * Enough for both roles and the embedding model on a laptop; {@code HANSEI_JAVA_OPTS} overrides
   * it.
   */
  private static final String HEAP = "-Xmx1g";

  /**
   * Where no core is to spare, compiling and collecting take time from the service itself. Shorter
   * inlining takes two fifths off the second compiler's work, and its code is as fast; the
   * collector that works beside the service takes half as much memory again. Larger machines have
   * the JVM's own choices. Figures: infra/README.md, Benchmarks.
   */
  private static final List<String> SMALL_MACHINE =
      List.of("-XX:MaxInlineLevel=9", "-XX:InlineSmallCode=1200", "-XX:FreqInlineSize=160");

  private static final String SMALL_MACHINE_COLLECTOR = "-XX:+UseSerialGC";

  private static final int SMALL_MACHINE_CORES = 2;

  /** The JVM does not start with two collectors. */
  private static final Pattern COLLECTOR = Pattern.compile("-XX:\\+Use\\w+GC");

  private static final Duration ANSWER_PATIENCE = Duration.ofSeconds(2);
  private static final int HTTP_OK = 200;

  /** Where a JVM looks for options by itself. */
  private static final List<String> INHERITED =
      List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

  /** The processes of one or two roles a process. */
  public static List<ServiceProcess> of(StackPorts ports, boolean split) {
    return split
        ? List.of(
            new ServiceProcess("api", "api", ports.api()),
            new ServiceProcess("worker", "worker", ports.worker()))
        : List.of(new ServiceProcess("service", "api,worker", ports.api()));
  }

  /** How to start it against the given back ends. */
  Launch launch(Distribution distribution, Map<String, String> backends, Path home)
      throws IOException {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:+ExitOnOutOfMemoryError",
                // Temporal's SDK blocks in the common pool, which has one thread on two cores.
                "-Djava.util.concurrent.ForkJoinPool.common.parallelism=16"));
    command.addAll(
        options(
            System.getenv().getOrDefault("HANSEI_JAVA_OPTS", ""),
            INHERITED.stream()
                .map(name -> System.getenv().getOrDefault(name, ""))
                .collect(Collectors.joining(" ")),
            Runtime.getRuntime().availableProcessors()));
    command.addAll(List.of("-cp", distribution.classPath(), distribution.serviceMain()));
    var environment = new LinkedHashMap<>(backends);
    environment.put("HANSEI_ROLES", roles);
    environment.put("HANSEI_PORT", Integer.toString(port));
    environment.put("HANSEI_HOME", home.toString());
    environment.put("HANSEI_BUILD_ID", distribution.buildId());
    environment.put("HANSEI_OPERATOR_KEY", OperatorKey.obtain(home));
    environment.put("HANSEI_SIGNING_KEYS", SigningKeyFile.obtain(home));
    return new Launch(command, environment, true, home);
  }

  /**
   * Heap, compiler and collector, and after them what the user asks for, so that it wins.
   *
   * @param asked options of the JVM with white space between
   * @param inherited options that the JVM finds in its environment by itself
   * @param cores of this machine
   */
  static List<String> options(String asked, String inherited, int cores) {
    List<String> given = words(asked).toList();
    List<String> options = new ArrayList<>(List.of(HEAP));
    if (cores <= SMALL_MACHINE_CORES) {
      options.addAll(SMALL_MACHINE);
      if (words(asked + " " + inherited).noneMatch(word -> COLLECTOR.matcher(word).matches())) {
        options.add(SMALL_MACHINE_COLLECTOR);
      }
    }
    options.addAll(given);
    return options;
  }

  private static Stream<String> words(String options) {
    return Arrays.stream(options.strip().split("\\s+")).filter(word -> !word.isBlank());
  }

  /** Why it is not ready: its own words when it has any; nothing when it is ready. */
  Optional<String> whyNot(HttpClient http) throws InterruptedException {
    var request =
        HttpRequest.newBuilder(
                URI.create("http://%s:%d/health/readiness".formatted(Ports.LOOPBACK, port)))
            .timeout(ANSWER_PATIENCE)
            .GET()
            .build();
    try {
      var response = http.send(request, HttpResponse.BodyHandlers.ofString());
      return response.statusCode() == HTTP_OK
          ? Optional.empty()
          : Optional.of(ReadinessWords.of(response.statusCode(), response.body()));
    } catch (IOException e) {
      return Optional.of("");
    }
  }
}
