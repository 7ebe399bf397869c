package dev.hansei.infra.stack;

import dev.hansei.infra.stack.ProcessState.Condition;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Makes each part of the stack ready to be started: finds its program, prepares its data, says how
 * to start it. Each method may take minutes the first time and posts what it is doing on the board.
 */
public record Parts(
    StackSettings settings, StackSecrets secrets, StackBoard board, int temporalHttpPort) {
  static final String OBJECTS = "objects";
  static final String REGISTRY = "registry";
  static final String TEMPORAL = "temporal";
  public static final String BUCKET = "hansei";

  /** After a kill the database reads its log again; minutes on a slow disk. */
  private static final Duration REGISTRY_READY = Duration.ofMinutes(3);

  private static final Duration TEMPORAL_READY = Duration.ofMinutes(1);

  /** Migrations of a large registry run before the service is ready. */
  private static final Duration SERVICE_READY = Duration.ofMinutes(2);

  private static final Duration STOP_GRACE = Duration.ofSeconds(30);

  /** The service finishes activities that are about to end; longer than its own drain time. */
  private static final Duration SERVICE_STOP_GRACE = Duration.ofSeconds(40);

  /** Serves objects from this JVM. */
  ObjectServer objects() {
    var began = System.nanoTime();
    board.update(OBJECTS, state -> state.with(Condition.STARTING, ""));
    var server =
        ObjectServer.start(
            settings.home().resolve(OBJECTS), settings.ports().objects(), secrets.objectKeys());
    server.createBucket(BUCKET);
    var self = ProcessHandle.current();
    board.update(
        OBJECTS,
        state ->
            new ProcessState(
                OBJECTS,
                Condition.READY,
                "in the supervisor",
                state.port(),
                self.pid(),
                self.info().command().orElse("java"),
                self.info().startInstant().map(Instant::toEpochMilli).orElse(0L),
                Duration.ofNanos(System.nanoTime() - began).toMillis(),
                0));
    return server;
  }

  Child registry() throws IOException, InterruptedException {
    var program = DatabaseProgram.find(settings.caches(), progress(REGISTRY));
    var database =
        new Database(
            program,
            settings.home().resolve(REGISTRY),
            settings.ports().registry(),
            secrets.registryPassword());
    progress(REGISTRY).say("preparing the data directory");
    try (var log = new RotatingLog(settings.log(REGISTRY))) {
      database.prepare(log);
    }
    return child(
        new Child.Plan(
            REGISTRY,
            program.label(),
            database::launch,
            Child.Probe.of(database::answers),
            REGISTRY_READY,
            STOP_GRACE));
  }

  Child temporal(HttpClient http) throws IOException, InterruptedException {
    var program = new TemporalPrograms(settings.caches(), progress(TEMPORAL)).obtain();
    var config =
        new TemporalConfig(
            settings.home().resolve(TEMPORAL), settings.ports().temporal(), temporalHttpPort);
    var server = new TemporalServer(program, config);
    return child(
        new Child.Plan(
            TEMPORAL,
            "Temporal server " + program.serverVersion(),
            server::launch,
            () -> whyNot(server, http),
            TEMPORAL_READY,
            STOP_GRACE));
  }

  private static Optional<String> whyNot(TemporalServer server, HttpClient http)
      throws InterruptedException {
    if (server.answers(http).isEmpty()) {
      return Optional.of("");
    }
    if (!server.hasNamespace(http, TemporalConfig.NAMESPACE)) {
      server.createNamespace(http, TemporalConfig.NAMESPACE);
      return Optional.of("making the namespace");
    }
    return Optional.empty();
  }

  Child service(ServiceProcess process, Distribution distribution, HttpClient http)
      throws IOException {
    return child(
        new Child.Plan(
            process.name(),
            "",
            () -> process.launch(distribution, backends(), settings.home()),
            () -> process.whyNot(http),
            SERVICE_READY,
            SERVICE_STOP_GRACE));
  }

  /**
   * What a service process needs to know of the others; the contract with {@code
   * dev.hansei.api.Hansei}.
   */
  private Map<String, String> backends() {
    var ports = settings.ports();
    var backends = new LinkedHashMap<String, String>();
    backends.put(
        "HANSEI_REGISTRY_URL",
        // No TLS on loopback; a MySQL server then wants its key asked for.
        "jdbc:mysql://%s:%d/%s?sslMode=DISABLED&allowPublicKeyRetrieval=true"
            .formatted(Ports.LOOPBACK, ports.registry(), Database.NAME));
    backends.put("HANSEI_REGISTRY_USER", Database.USER);
    backends.put("HANSEI_REGISTRY_PASSWORD", secrets.registryPassword());
    backends.put(
        "HANSEI_OBJECTS_ENDPOINT", "http://%s:%d".formatted(Ports.LOOPBACK, ports.objects()));
    backends.put("HANSEI_OBJECTS_BUCKET", BUCKET);
    backends.put("HANSEI_OBJECTS_ACCESS_KEY", secrets.objectKeys().accessKey());
    backends.put("HANSEI_OBJECTS_SECRET_KEY", secrets.objectKeys().secretKey());
    backends.put("HANSEI_OBJECTS_REGION", ObjectServer.REGION);
    backends.put("HANSEI_DEAD_LETTER_KEYS", secrets.deadLetterKeys());
    backends.put("HANSEI_WEBHOOK_KEYS", secrets.webhookKeys());
    backends.put("HANSEI_TEMPORAL_ADDRESS", "%s:%d".formatted(Ports.LOOPBACK, ports.temporal()));
    backends.put("HANSEI_TEMPORAL_NAMESPACE", TemporalConfig.NAMESPACE);
    backends.put(
        "HANSEI_PUBLIC_URL", System.getenv().getOrDefault("HANSEI_PUBLIC_URL", settings.apiUrl()));
    // Applications of this machine can be asked; on a server nothing private is, unless allowed.
    backends.put(
        "HANSEI_OUTBOUND_ALLOW",
        System.getenv().getOrDefault("HANSEI_OUTBOUND_ALLOW", "127.0.0.0/8,::1/128"));
    // The engine asks nobody who they are, and a database that is spoken to in HTTP shuts its door.
    backends.put(
        "HANSEI_OUTBOUND_CLOSED_PORTS",
        IntStream.of(
                ports.registry(),
                ports.objects(),
                ports.temporal(),
                temporalHttpPort,
                ports.api(),
                ports.worker())
            .mapToObj(Integer::toString)
            .collect(Collectors.joining(",")));
    return backends;
  }

  private Child child(Child.Plan plan) throws IOException {
    return new Child(plan, board, settings.log(plan.name()));
  }

  private Progress progress(String part) {
    return line -> board.update(part, state -> state.with(Condition.STARTING, line));
  }
}
