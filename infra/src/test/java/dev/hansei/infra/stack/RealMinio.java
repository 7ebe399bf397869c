package dev.hansei.infra.stack;

import io.minio.BucketExistsArgs;
import io.minio.MinioClient;
import io.minio.errors.MinioException;
import java.io.IOException;
import java.io.UncheckedIOException;
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
    var port = FreePorts.take(1).getFirst();
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
    var client =
        MinioClient.builder()
            .endpoint(endpoint)
            .region(ObjectServer.REGION)
            .credentials(keys.accessKey(), keys.secretKey())
            .build();
    TestServers.await("minio", process, () -> serves(client));
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

  /**
   * Whether it does what it is for. By its own word it is ready as soon as it listens, and for some
   * seconds of a busy machine it then refuses every request as not initialised.
   */
  private static boolean serves(MinioClient client) {
    try {
      return client.bucketExists(BucketExistsArgs.builder().bucket(BUCKET).build());
    } catch (MinioException | IllegalStateException e) {
      return false;
    }
  }
}
