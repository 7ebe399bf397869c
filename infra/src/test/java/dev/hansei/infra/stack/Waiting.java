package dev.hansei.infra.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits in tests for what other processes do. */
final class Waiting {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private Waiting() {}

  static void until(String what, BooleanSupplier isSo) {
    until(what, PATIENCE, isSo);
  }

  static void until(String what, Duration patience, BooleanSupplier isSo) {
    var deadline = System.nanoTime() + patience.toNanos();
    while (!isSo.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("Not within " + patience + ": " + what);
      }
      TestServers.pause();
    }
  }

  /**
   * True while the process runs; one that has ended and waits for its parent to notice does not.
   */
  static boolean runs(ProcessHandle process) {
    if (!process.isAlive()) {
      return false;
    }
    try {
      var stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
      return stat.charAt(stat.lastIndexOf(')') + 2) != 'Z';
    } catch (IOException e) {
      // No such file system, or just gone.
      return process.isAlive();
    }
  }
}
