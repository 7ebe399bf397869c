package dev.hansei.infra.stack;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The official build of the Temporal command line tool, which holds a server; pinned by checksum.
 */
record TemporalDownload(Caches caches, Progress progress) {
  /** The release that holds server {@value TemporalProgram#VERSION}. */
  private static final String VERSION = "1.9.1";

  static final String PROGRAM = "temporal-" + VERSION;

  /** From the release's own checksums.txt. */
  private static final Map<String, String> SHA256 =
      Map.of(
          "linux_amd64", "09a0326a51db84d02735e53542b9ebd8c4758daf47482a9ab0abce15844e60d5",
          "linux_arm64", "6c57c352d52fc3df34412376fd9ba6f74b7e3ace8e426e6cba8600156d36a145",
          "darwin_amd64", "48cdd6c84c56e27ae8e4d9a47052b89289a9c552dee029b49dd312c6fb72873f",
          "darwin_arm64", "41e0425378fcb4fb5766340b97435e20fe47bbff2d7bf644ec2d51f7662b7c56");

  /**
   * The tool in the cache. Gives up within seconds.
   *
   * @throws IOException when it cannot be had; the message says why, for people
   */
  TemporalProgram fetch() throws IOException, InterruptedException {
    var platform = platform(System.getProperty("os.name"), System.getProperty("os.arch"));
    var sha256 = SHA256.get(platform);
    if (sha256 == null) {
      throw new IOException("there is no official Temporal build for " + platform);
    }
    try {
      return fetch(platform, sha256)
          .orElseThrow(() -> new IOException("it does not run on this machine"));
    } catch (IOException e) {
      throw new IOException(
          "the official Temporal build cannot be downloaded (%s)".formatted(reason(e)), e);
    }
  }

  private static String reason(IOException e) {
    return switch (e) {
      case HttpTimeoutException _ -> "github.com does not answer";
      case ConnectException _ -> "github.com cannot be reached";
      case IOException other when other.getMessage() != null -> other.getMessage();
      case IOException other -> other.getClass().getSimpleName();
    };
  }

  private Optional<TemporalProgram> fetch(String platform, String sha256)
      throws IOException, InterruptedException {
    var name = "temporal_cli_%s_%s.tar.gz".formatted(VERSION, platform);
    progress.say("downloading " + name);
    Files.createDirectories(caches.root());
    var folder = Files.createTempDirectory(caches.root(), "temporal.");
    try {
      var archive = folder.resolve(name);
      var release =
          "https://github.com/temporalio/cli/releases/download/v%s/%s".formatted(VERSION, name);
      new Download(progress).fetch(URI.create(release), sha256, archive);
      Download.extract(archive, folder, "temporal");
      var target = caches.program(PROGRAM);
      Files.createDirectories(target.getParent());
      Files.move(folder.resolve("temporal"), target, StandardCopyOption.ATOMIC_MOVE);
      return TemporalProgram.at(target);
    } finally {
      Caches.deleteTree(folder);
    }
  }

  /** As the releases name it. */
  static String platform(String osName, String osArch) {
    var os =
        osName.toLowerCase(Locale.ROOT).contains("mac")
            ? "darwin"
            : osName.toLowerCase(Locale.ROOT);
    var arch = Map.of("x86_64", "amd64", "aarch64", "arm64").getOrDefault(osArch, osArch);
    return os + "_" + arch;
  }
}
