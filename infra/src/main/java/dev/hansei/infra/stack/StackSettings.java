package dev.hansei.infra.stack;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
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
            .orElseGet(() -> Caches.userHome(environment).resolve(".hansei"));
    return new StackSettings(
        home.toAbsolutePath().normalize(), Caches.from(environment), StackPorts.from(environment));
  }

  /**
   * Makes the home when it is not there and checks that it can hold the stack.
   *
   * @throws StackFailure when it cannot be written or its disk is nearly full
   */
  void requireHome() {
    requireFolder(home, "HANSEI_HOME");
    requireFolder(logs(), "HANSEI_HOME");
    requireFolder(caches.root(), "HANSEI_CACHE");
    try {
      Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));
      requireSpace(home, "HANSEI_HOME");
      requireSpace(caches.root(), "HANSEI_CACHE");
    } catch (IOException e) {
      throw unwritable(home, "HANSEI_HOME", "it belongs to somebody else");
    }
  }

  private static void requireFolder(Path folder, String setting) {
    try {
      Files.createDirectories(folder);
    } catch (FileAlreadyExistsException e) {
      throw unwritable(folder, setting, e.getFile() + " is a file");
    } catch (IOException e) {
      throw unwritable(folder, setting, "it cannot be made");
    }
    if (!Files.isWritable(folder)) {
      throw unwritable(folder, setting, "it belongs to somebody else");
    }
  }

  private static StackFailure unwritable(Path folder, String setting, String why) {
    return StackFailure.failed(
        "The folder %s cannot be written: %s.".formatted(folder, why),
        "Give it to this user or name another folder with %s.".formatted(setting));
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
