package dev.hansei.infra.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * Copies of the distribution under the home, from which the stack runs, so that a build in the
 * working tree does not pull the classes from under it. A copy is named by its content; libraries
 * are hard links where the disk allows.
 */
final class Staging {
  private static final int CONTENT_HEX_DIGITS = 12;

  private final Path distribution;
  private final Path apps;

  /**
   * @param distribution the build's folder: our jar {@code hansei-api-*.jar} and {@code lib}
   * @param home of the stack
   */
  Staging(Path distribution, Path home) {
    this.distribution = distribution;
    this.apps = home.resolve("app");
  }

  /**
   * The copy of the current build, made now when it is not there.
   *
   * @param commit of the sources, or any short word
   */
  Distribution stage(String commit) throws IOException {
    var buildId = commit + "-" + contentHash();
    var target = apps.resolve(buildId);
    if (!Files.isDirectory(target)) {
      Files.createDirectories(apps);
      var fresh = Files.createTempDirectory(apps, "new.");
      try {
        copy(fresh);
        Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Caches.deleteTree(fresh);
      }
    }
    var apiJar = apiJar(target).getFileName();
    return new Distribution(
        target.resolve(apiJar) + ":" + target.resolve("lib") + "/*",
        Distribution.SERVICE_MAIN,
        buildId);
  }

  /** Deletes all copies but one. Only while no stack runs from this home. */
  void prune(String buildIdKept) throws IOException {
    try (var copies = Files.newDirectoryStream(apps)) {
      for (var copy : copies) {
        if (!copy.getFileName().toString().equals(buildIdKept)) {
          Caches.deleteTree(copy);
        }
      }
    }
  }

  private void copy(Path fresh) throws IOException {
    Files.createDirectories(fresh.resolve("lib"));
    for (var jar : jars()) {
      linkOrCopy(jar, fresh.resolve(distribution.relativize(jar)));
    }
  }

  /** Our own jars are rewritten in place by the next build, so a link would change with them. */
  private static void linkOrCopy(Path jar, Path target) throws IOException {
    if (!isOurs(jar)) {
      try {
        Files.createLink(target, jar);
        return;
      } catch (FileSystemException | UnsupportedOperationException e) {
        // Another disk.
      }
    }
    Files.copy(jar, target);
  }

  private List<Path> jars() throws IOException {
    try (var libraries = Files.list(distribution.resolve("lib"))) {
      return Stream.concat(Stream.of(apiJar(distribution)), libraries.filter(Staging::isJar))
          .sorted()
          .toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static Path apiJar(Path folder) throws IOException {
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(folder, "hansei-api-*.jar")) {
      for (var jar : jars) {
        return jar;
      }
    }
    throw StackFailure.failed(
        "There is no build in " + folder + ".", "Start the stack by infra/hansei, which builds.");
  }

  private static boolean isJar(Path file) {
    return file.toString().endsWith(".jar");
  }

  private static boolean isOurs(Path jar) {
    return jar.getFileName().toString().startsWith("hansei-");
  }

  /** Of the content of our jars and the names of the others: equal builds have equal names. */
  private String contentHash() throws IOException {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (var jar : jars()) {
        digest.update(jar.getFileName().toString().getBytes(StandardCharsets.UTF_8));
        if (isOurs(jar)) {
          digest.update(Files.readAllBytes(jar));
        }
      }
      return HexFormat.of().formatHex(digest.digest()).substring(0, CONTENT_HEX_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
