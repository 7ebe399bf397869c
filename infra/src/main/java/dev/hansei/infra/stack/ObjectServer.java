package dev.hansei.infra.stack;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.gaul.s3proxy.BlobStores;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;

/**
 * An S3 server over a directory, in this JVM. Every object is a file below the directory, kept
 * between starts.
 */
public final class ObjectServer implements AutoCloseable {
  public static final String REGION = "us-east-1";

  /** Uploads are parallel, and a thread that waits for the disk costs little. */
  private static final int THREADS_MAX = 64;

  /** Larger objects are uploaded in parts, as on any S3. */
  private static final long SINGLE_PUT_BYTES_MAX = 5L * 1024 * 1024 * 1024;

  /** A client without chunked signing sends at most this much at once; it is held in memory. */
  private static final long UNCHUNKED_BYTES_MAX = 32L * 1024 * 1024;

  private final S3Proxy proxy;
  private final Path directory;

  private ObjectServer(S3Proxy proxy, Path directory) {
    this.proxy = proxy;
    this.directory = directory;
  }

  /**
   * Starts serving on the loopback address.
   *
   * @throws StackFailure when it cannot; says why
   */
  public static ObjectServer start(Path directory, int port, Keys keys) {
    try {
      Files.createDirectories(directory);
      var properties = new Properties();
      properties.setProperty("jclouds.filesystem.basedir", directory.toString());
      var proxy =
          S3Proxy.builder()
              .blobStore(BlobStores.create("filesystem-nio2", properties))
              .endpoint(URI.create("http://%s:%d".formatted(Ports.LOOPBACK, port)))
              .awsAuthentication(
                  AuthenticationType.AWS_V2_OR_V4, keys.accessKey(), keys.secretKey())
              .ignoreUnknownHeaders(true)
              .jettyMaxThreads(THREADS_MAX)
              .maxSinglePartObjectSize(SINGLE_PUT_BYTES_MAX)
              .v4MaxNonChunkedRequestSize(UNCHUNKED_BYTES_MAX)
              .build();
      proxy.start();
      return new ObjectServer(proxy, directory);
    } catch (Exception e) {
      throw StackFailure.failed(
          "The object store cannot serve %s on port %d: %s."
              .formatted(directory, port, e.getMessage()),
          "Check the folder's owner and that the port is free.");
    }
  }

  /** Makes the bucket; one that exists is fine. */
  public void createBucket(String bucket) {
    try {
      Files.createDirectories(directory.resolve(bucket));
    } catch (IOException e) {
      throw StackFailure.failed(
          "The bucket %s cannot be made in %s: %s.".formatted(bucket, directory, e.getMessage()),
          "Check the folder's owner and the free space.");
    }
  }

  public String endpoint() {
    return "http://%s:%d".formatted(Ports.LOOPBACK, proxy.getPort());
  }

  @Override
  public void close() {
    try {
      proxy.stop();
    } catch (Exception e) {
      throw new IllegalStateException("The object store did not stop", e);
    }
  }

  /**
   * The pair that signs requests.
   *
   * @param accessKey the public half
   * @param secretKey the secret half
   */
  public record Keys(String accessKey, String secretKey) {
    public Keys {
      if (accessKey.isBlank() || secretKey.length() < 16) {
        throw new IllegalArgumentException(
            "An access key is not empty and its secret has 16 characters or more");
      }
    }

    @Override
    public String toString() {
      return "Keys[" + accessKey + ", ...]";
    }
  }
}
