package dev.hansei.infra.stack;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * What the real servers of tests have in common: one folder per JVM that goes at its end, and
 * waiting. The servers are the ones of the local stack, started the same way, so they end with the
 * JVM however it ends.
 */
final class TestServers {
  /** A cold disk and a busy machine; a server that needs longer is broken. */
  private static final Duration START_PATIENCE = Duration.ofSeconds(90);

  private static final Path FOLDER = makeFolder();

  private TestServers() {}

  /** A folder of this JVM's own, deleted at its end. */
  static Path folder(String name) {
    try {
      return Files.createDirectories(FOLDER.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Caches caches() {
    return Caches.from(System.getenv());
  }

  /** Starts a server whose output goes to a file, and stops it with the JVM. */
  static GuardedProcess start(String name, Launch launch) {
    return GuardedProcess.start(launch, log(name));
  }

  static OutputStream log(String name) {
    try {
      return new RotatingLog(FOLDER.resolve(name + ".log"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until the server answers; fails with its last words when it ends or stays silent. */
  static void await(String name, GuardedProcess process, BooleanSupplier answers) {
    var deadline = System.nanoTime() + START_PATIENCE.toNanos();
    while (!answers.getAsBoolean()) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        throw new IllegalStateException(name + " did not start:\n" + lastWords(name));
      }
      pause();
    }
  }

  private static String lastWords(String name) {
    try {
      var text = Files.readString(FOLDER.resolve(name + ".log"));
      return text.substring(Math.max(0, text.length() - 4000));
    } catch (IOException e) {
      return "(no log: " + e.getMessage() + ")";
    }
  }

  static void pause() {
    try {
      Thread.sleep(Duration.ofMillis(50));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for a server", e);
    }
  }

  private static Path makeFolder() {
    try {
      var folder = Files.createTempDirectory("hansei-test-");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(folder)));
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void remove(Path folder) {
    try {
      Caches.deleteTree(folder);
    } catch (IOException e) {
      // A server may still be writing its last file; the system's cleaner of temporary files takes
      // the rest.
      return;
    }
  }
}
