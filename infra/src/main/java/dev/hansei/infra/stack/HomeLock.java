package dev.hansei.infra.stack;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;

/**
 * The right to run servers on a home. The kernel gives it to one process at a time and takes it
 * back when that process ends, however it ends. The supervisor holds it as long as it lives.
 */
public final class HomeLock implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(20);

  private final FileChannel channel;
  private final FileLock lock;

  private HomeLock(FileChannel channel, FileLock lock) {
    this.channel = channel;
    this.lock = lock;
  }

  /** The lock, or empty when another process has it. */
  static Optional<HomeLock> tryAcquire(Path home) throws IOException {
    var channel =
        FileChannel.open(home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      var lock = channel.tryLock();
      if (lock != null) {
        return Optional.of(new HomeLock(channel, lock));
      }
    } catch (OverlappingFileLockException e) {
      // This very process has it.
      channel.close();
      return Optional.empty();
    }
    channel.close();
    return Optional.empty();
  }

  /** Waits for the lock: one who only looks whether it is held has it for a moment. */
  static Optional<HomeLock> acquire(Path home, Duration patience)
      throws IOException, InterruptedException {
    var deadline = System.nanoTime() + patience.toNanos();
    for (var lock = tryAcquire(home); ; lock = tryAcquire(home)) {
      if (lock.isPresent() || System.nanoTime() > deadline) {
        return lock;
      }
      Thread.sleep(POLL);
    }
  }

  /** True while some process has the lock. Never call it in the process that has it. */
  public static boolean isHeld(Path home) throws IOException {
    if (!Files.exists(home.resolve("lock"))) {
      return false;
    }
    var lock = tryAcquire(home);
    if (lock.isEmpty()) {
      return true;
    }
    lock.get().close();
    return false;
  }

  @Override
  public void close() throws IOException {
    lock.release();
    channel.close();
  }
}
