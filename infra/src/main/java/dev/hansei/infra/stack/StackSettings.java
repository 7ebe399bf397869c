package dev.hansei.infra.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;

/**
 * Where the local stack keeps its state and on which ports it answers.
 *
 * @param home folder of all state; {@code HANSEI_HOME}, else {@code ~/.hansei}
 * @param caches folder of programs, which {@code reset} leaves alone
 * @param ports what listens where
 */
public record StackSettings(Path home, Caches caches, StackPorts ports) {
  /** A fresh registry takes 140 MB, a built server 210 MB; the rest is room for a day's work. */
  public static final long FREE_BYTES_MIN = 1L << 30;

  /**
   * Reads the settings.
   *
   * @throws StackFailure of kind USAGE when one is not what it should be
   */
  public static StackSettings from(Map<String, String> environment) {
    var home =
        Optional.ofNullable(environment.get("HANSEI_HOME"))
            .filter(value -> !value.isBlank())
            .map(Path::of)
            .orElse(Path.of(System.getProperty("user.home"), ".hansei"));
    return new StackSettings(
        home.toAbsolutePath().normalize(), Caches.from(environment), StackPorts.from(environment));
  }

  /**
   * Makes the home when it is not there and checks that it can hold the stack.
   *
   * @throws StackFailure when it cannot be written or its disk is nearly full
   */
  void requireHome() {
    try {
      Files.createDirectories(home);
      Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));
      Files.createDirectories(logs());
      requireSpace(home, "HANSEI_HOME");
      Files.createDirectories(caches.root());
      requireSpace(caches.root(), "HANSEI_CACHE");
    } catch (IOException e) {
      throw StackFailure.failed(
          "%s cannot be written: %s.".formatted(home, e),
          "Give it to this user or name another folder with HANSEI_HOME (state) and HANSEI_CACHE (programs).");
    }
  }

  private static void requireSpace(Path folder, String setting) throws IOException {
    var free = Files.getFileStore(folder).getUsableSpace();
    if (free < FREE_BYTES_MIN) {
      throw StackFailure.failed(
          "The disk of %s has %d MB free; the stack needs %d MB."
              .formatted(folder, free >> 20, FREE_BYTES_MIN >> 20),
          "Free some space or name a folder on another disk with %s.".formatted(setting));
    }
  }

  Path logs() {
    return home.resolve("logs");
  }

  public Path log(String process) {
    return logs().resolve(process + ".log");
  }

  public Path stateFile() {
    return home.resolve("stack.json");
  }

  /** Written by the service while nobody can sign in yet; deleted by it once used. */
  Path adminLink() {
    return home.resolve("admin-link");
  }

  String apiUrl() {
    return "http://%s:%d".formatted(Ports.LOOPBACK, ports.api());
  }
}
