package dev.hansei.infra.stack;

/**
 * A real S3 server over a directory for tests (S3Proxy), as the local stack runs it: started once
 * per JVM when first asked for, ends with the JVM.
 *
 * @param endpoint such as http://127.0.0.1:40123
 * @param region any client must name it
 * @param accessKey public half of the key
 * @param secretKey secret half of the key
 * @param bucket exists and is empty when first asked for
 */
public record LocalObjects(
    String endpoint, String region, String accessKey, String secretKey, String bucket) {
  private static final ObjectServer.Keys KEYS = new ObjectServer.Keys("test", "testtesttesttest");

  /** The shared bucket {@code hansei}. */
  public static LocalObjects start() {
    return bucket("hansei");
  }

  /** Another bucket on the same server; made when it is not there. */
  public static LocalObjects bucket(String name) {
    Server.RUNNING.createBucket(name);
    return new LocalObjects(
        Server.RUNNING.endpoint(), ObjectServer.REGION, KEYS.accessKey(), KEYS.secretKey(), name);
  }

  /** Starts on first use: the class loader is the lock. */
  private static final class Server {
    static final ObjectServer RUNNING =
        ObjectServer.start(TestServers.folder("objects"), FreePorts.take(1).getFirst(), KEYS);
  }
}
