package dev.hansei.infra.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A real MinIO server for tests, to show that the object store's contract is not S3Proxy's alone.
 * The program comes from PATH or the cache, else it is built with Go, which takes minutes once.
 */
public final class RealMinio {
  private static final String BUCKET = "hansei";
  private static final LocalObjects SERVER = launch();

  private RealMinio() {}

  /** The server with an empty bucket; one per JVM. */
  public static LocalObjects start() {
    return SERVER;
  }

  private static LocalObjects launch() {
    var data = TestServers.folder("minio");
    var port = Ports.free();
    var keys = new ObjectServer.Keys("minio-test", "minio-test-secret");
    var endpoint = "http://%s:%d".formatted(Ports.LOOPBACK, port);
    var command =
        List.of(
            program().toString(),
            "server",
            "--quiet",
            "--address",
            Ports.LOOPBACK + ":" + port,
            data.toString());
    var environment =
        Map.of(
            "MINIO_ROOT_USER",
            keys.accessKey(),
            "MINIO_ROOT_PASSWORD",
            keys.secretKey(),
            "MINIO_BROWSER",
            "off",
            "MINIO_UPDATE",
            "off");
    try {
      // On a single drive MinIO takes a folder for a bucket.
      Files.createDirectories(data.resolve(BUCKET));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var process = TestServers.start("minio", new Launch(command, environment, false, data));
    TestServers.await("minio", process, () -> answers(endpoint));
    return new LocalObjects(
        endpoint, ObjectServer.REGION, keys.accessKey(), keys.secretKey(), BUCKET);
  }

  private static Path program() {
    var caches = TestServers.caches();
    return Programs.onPath("minio")
        .or(() -> Optional.of(caches.program("minio")).filter(Files::isExecutable))
        .orElseGet(() -> build(caches));
  }

  private static Path build(Caches caches) {
    try {
      return new GoInstall(caches, System.out::println)
          .install("github.com/minio/minio", "latest", "minio");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while MinIO was built", e);
    }
  }

  private static boolean answers(String endpoint) {
    try (var http = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(URI.create(endpoint + "/minio/health/ready")).GET().build();
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
