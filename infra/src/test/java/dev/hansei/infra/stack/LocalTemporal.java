package dev.hansei.infra.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * The real Temporal server for tests, as the local stack runs it: started once per JVM when first
 * asked for, ends with the JVM. Its program comes from PATH, the cache, or, the first time and
 * taking minutes, a download or a build.
 *
 * @param target host and port of the gRPC API
 * @param namespace exists
 */
public record LocalTemporal(String target, String namespace) {
  /** The shared namespace {@code hansei}. */
  public static LocalTemporal start() {
    return namespace(TemporalConfig.NAMESPACE);
  }

  /** Another namespace on the same server; made when it is not there. */
  public static LocalTemporal namespace(String name) {
    var server = Server.RUNNING;
    TestServers.await("temporal", server.process, () -> server.make(name));
    return new LocalTemporal(Ports.LOOPBACK + ":" + server.temporal.config().grpcPort(), name);
  }

  /** Starts on first use: the class loader is the lock. */
  private static final class Server {
    static final Server RUNNING = new Server();

    private final HttpClient http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final TemporalServer temporal;
    private final GuardedProcess process;

    private Server() {
      try {
        var program = new TemporalPrograms(TestServers.caches(), System.out::println).obtain();
        var ports = FreePorts.take(2);
        var config =
            new TemporalConfig(TestServers.folder("temporal"), ports.getFirst(), ports.getLast());
        temporal = new TemporalServer(program, config);
        process = TestServers.start("temporal", temporal.launch());
        TestServers.await("temporal", process, asking(() -> temporal.answers(http).isPresent()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        throw interrupted(e);
      }
    }

    boolean make(String namespace) {
      return asking(
              () -> {
                if (!temporal.hasNamespace(http, namespace)) {
                  temporal.createNamespace(http, namespace);
                }
                return temporal.hasNamespace(http, namespace);
              })
          .getAsBoolean();
    }

    private static BooleanSupplier asking(Question question) {
      return () -> {
        try {
          return question.ask();
        } catch (InterruptedException e) {
          throw interrupted(e);
        }
      };
    }

    private static IllegalStateException interrupted(InterruptedException e) {
      Thread.currentThread().interrupt();
      return new IllegalStateException("Interrupted while Temporal started", e);
    }

    private interface Question {
      boolean ask() throws InterruptedException;
    }
  }
}
