package dev.hansei.infra.stack;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Finds the process that listens on a port: from {@code /proc} on Linux, by {@code lsof} elsewhere.
 */
public final class PortHolder {
  private static final String STATE_LISTEN = "0A";
  private static final int COLUMN_ADDRESS = 1;
  private static final int COLUMN_STATE = 3;
  private static final int COLUMN_INODE = 9;

  /** lsof may hang on dead network mounts; the answer is a courtesy, so the wait is short. */
  private static final int LSOF_SECONDS_MAX = 3;

  private PortHolder() {}

  /** "pid 123 (nginx)", or words that say the system does not tell. */
  public static String describe(int port) {
    var pid = Files.isDirectory(Path.of("/proc/self/fd")) ? fromProc(port) : fromLsof(port);
    return pid.isPresent()
        ? describeProcess(pid.getAsLong())
        : "another process (the system does not tell which)";
  }

  static String describeProcess(long pid) {
    return ProcessHandle.of(pid)
        .flatMap(process -> process.info().command())
        .map(command -> "pid %d (%s)".formatted(pid, Path.of(command).getFileName()))
        .orElse("pid %d".formatted(pid));
  }

  private static OptionalLong fromProc(int port) {
    return Stream.of("/proc/net/tcp", "/proc/net/tcp6")
        .flatMap(table -> lines(Path.of(table)).stream())
        .map(line -> line.strip().split("\\s+"))
        .filter(
            columns -> columns.length > COLUMN_INODE && STATE_LISTEN.equals(columns[COLUMN_STATE]))
        .filter(columns -> columns[COLUMN_ADDRESS].endsWith(":%04X".formatted(port)))
        .map(columns -> ownerOf("socket:[" + columns[COLUMN_INODE] + "]"))
        .filter(OptionalLong::isPresent)
        .findFirst()
        .orElse(OptionalLong.empty());
  }

  private static List<String> lines(Path table) {
    try {
      return Files.readAllLines(table);
    } catch (IOException e) {
      return List.of();
    }
  }

  private static OptionalLong ownerOf(String socket) {
    return ProcessHandle.allProcesses()
        .mapToLong(ProcessHandle::pid)
        .filter(pid -> holds(pid, socket))
        .findFirst();
  }

  private static boolean holds(long pid, String socket) {
    try (var descriptors = Files.newDirectoryStream(Path.of("/proc", Long.toString(pid), "fd"))) {
      for (var descriptor : descriptors) {
        if (target(descriptor).filter(socket::equals).isPresent()) {
          return true;
        }
      }
      return false;
    } catch (IOException | DirectoryIteratorException e) {
      // Another user's process, or one that ended while we looked: not ours to name.
      return false;
    }
  }

  private static Optional<String> target(Path descriptor) {
    try {
      return Optional.of(Files.readSymbolicLink(descriptor).toString());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static OptionalLong fromLsof(int port) {
    try {
      var process =
          new ProcessBuilder("lsof", "-nP", "-t", "-iTCP:" + port, "-sTCP:LISTEN")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!process.waitFor(LSOF_SECONDS_MAX, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return OptionalLong.empty();
      }
      var answer = process.inputReader().readLine();
      return answer == null
          ? OptionalLong.empty()
          : OptionalLong.of(Long.parseLong(answer.strip()));
    } catch (IOException | NumberFormatException e) {
      return OptionalLong.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return OptionalLong.empty();
    }
  }
}
