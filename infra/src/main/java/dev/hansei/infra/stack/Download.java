package dev.hansei.infra.stack;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * Fetches a pinned file and refuses any other content than the one whose SHA-256 is given. Says how
 * much has come once a second. Heeds {@code HTTPS_PROXY}.
 */
record Download(Progress progress) {
  /** A host that cannot be reached must not hold up the next choice. */
  private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(4);

  private static final Duration ANSWER_PATIENCE = Duration.ofSeconds(15);

  /** A body of which nothing comes for so long will not come. */
  private static final Duration STALL_PATIENCE = Duration.ofSeconds(15);

  private static final int BUFFER_BYTES = 1 << 16;
  private static final int HTTP_OK = 200;
  private static final double MEGABYTE = 1024.0 * 1024.0;
  private static final Duration TICK = Duration.ofSeconds(1);

  /**
   * Writes the file.
   *
   * @throws IOException when it cannot be had or its content is another; the message says which
   */
  void fetch(URI source, String sha256, Path target) throws IOException, InterruptedException {
    try (var http = client()) {
      var request = HttpRequest.newBuilder(source).timeout(ANSWER_PATIENCE).GET().build();
      var response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (var body = ImpatientStream.of(response.body(), STALL_PATIENCE)) {
        if (response.statusCode() != HTTP_OK) {
          throw new IOException("%s answered %d".formatted(source, response.statusCode()));
        }
        var found = save(body, target, response.headers().firstValueAsLong("content-length"));
        if (!found.equals(sha256)) {
          Files.deleteIfExists(target);
          throw new IOException("%s has SHA-256 %s instead of %s".formatted(source, found, sha256));
        }
      }
    }
  }

  private String save(InputStream body, Path target, OptionalLong totalBytes) throws IOException {
    var digest = sha256();
    var buffer = new byte[BUFFER_BYTES];
    long savedBytes = 0;
    var nextTick = System.nanoTime() + TICK.toNanos();
    try (var out = Files.newOutputStream(target)) {
      for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
        out.write(buffer, 0, count);
        digest.update(buffer, 0, count);
        savedBytes += count;
        if (System.nanoTime() > nextTick) {
          nextTick = System.nanoTime() + TICK.toNanos();
          progress.say(
              "downloading %s (%s)"
                  .formatted(target.getFileName(), amount(savedBytes, totalBytes)));
        }
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static String amount(long savedBytes, OptionalLong totalBytes) {
    return totalBytes.isPresent()
        ? "%.1f of %.1f MB".formatted(savedBytes / MEGABYTE, totalBytes.getAsLong() / MEGABYTE)
        : "%.1f MB".formatted(savedBytes / MEGABYTE);
  }

  private static HttpClient client() {
    var builder =
        HttpClient.newBuilder()
            .connectTimeout(CONNECT_PATIENCE)
            .followRedirects(HttpClient.Redirect.NORMAL);
    proxy().ifPresent(proxy -> builder.proxy(ProxySelector.of(proxy)));
    return builder.build();
  }

  private static Optional<InetSocketAddress> proxy() {
    return Optional.ofNullable(System.getenv("HTTPS_PROXY"))
        .or(() -> Optional.ofNullable(System.getenv("https_proxy")))
        .filter(value -> !value.isBlank())
        .map(value -> URI.create(value.contains("://") ? value : "http://" + value))
        .filter(uri -> uri.getHost() != null && uri.getPort() > 0)
        .map(uri -> InetSocketAddress.createUnresolved(uri.getHost(), uri.getPort()));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  /**
   * Unpacks the named members of a gzipped tar archive, all when none is named, with the system's
   * {@code tar}.
   */
  static void extract(Path archive, Path into, String... members)
      throws IOException, InterruptedException {
    var command =
        new ArrayList<>(List.of("tar", "-xzf", archive.toString(), "-C", into.toString()));
    command.addAll(List.of(members));
    var process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new IOException(
          "%s cannot be unpacked, or lacks %s".formatted(archive, List.of(members)));
    }
  }
}
