import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;

/**
 * Fetches one pinned file before anything is built: {@code java Fetch.java URL SHA512 TARGET}. The file appears only when
 * its checksum is the given one. Needs nothing but the JDK, so the launcher needs neither curl nor sha512sum.
 */
final class Fetch {
  private static final int BUFFER_BYTES = 1 << 16;

  private Fetch() {}

  public static void main(String[] arguments) throws Exception {
    var source = URI.create(arguments[0]);
    var target = Path.of(arguments[2]);
    var part = target.resolveSibling(target.getFileName() + ".part");
    var found = save(source, part);
    if (!found.equals(arguments[1])) {
      Files.deleteIfExists(part);
      System.err.printf("hansei: %s has SHA-512 %s, not %s%n", source, found, arguments[1]);
      System.exit(4);
    }
    Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
  }

  private static String save(URI source, Path part) throws Exception {
    var request = HttpRequest.newBuilder(source).timeout(Duration.ofSeconds(30)).build();
    try (var http = client()) {
      var response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
      if (response.statusCode() != 200) {
        throw new IOException(source + " answered " + response.statusCode());
      }
      var total = response.headers().firstValueAsLong("content-length").orElse(-1);
      var digest = MessageDigest.getInstance("SHA-512");
      var buffer = new byte[BUFFER_BYTES];
      long saved = 0;
      var nextLine = System.nanoTime();
      try (var in = response.body(); var out = Files.newOutputStream(part)) {
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
          out.write(buffer, 0, count);
          digest.update(buffer, 0, count);
          saved += count;
          if (System.nanoTime() >= nextLine) {
            nextLine += Duration.ofSeconds(2).toNanos();
            System.out.printf("hansei: downloading %s, %.1f of %.1f MB%n",
                source.getPath().replaceAll(".*/", ""), saved / 1048576.0, total / 1048576.0);
          }
        }
      }
      return HexFormat.of().formatHex(digest.digest());
    }
  }

  private static HttpClient client() {
    var builder = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).followRedirects(HttpClient.Redirect.NORMAL);
    var setting = System.getenv().getOrDefault("HTTPS_PROXY", System.getenv().getOrDefault("https_proxy", ""));
    if (!setting.isBlank()) {
      var proxy = URI.create(setting.contains("://") ? setting : "http://" + setting);
      builder.proxy(ProxySelector.of(new InetSocketAddress(proxy.getHost(), proxy.getPort())));
    }
    return builder.build();
  }
}
