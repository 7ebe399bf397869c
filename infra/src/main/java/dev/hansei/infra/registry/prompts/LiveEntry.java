package dev.hansei.infra.registry.prompts;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** One project on the board: what is known, since when, and who asked last. Thread safe. */
final class LiveEntry {
  private final ReentrantLock reading = new ReentrantLock();
  private volatile @Nullable Known known;
  private volatile long askedMillis;
  private volatile boolean hasMoved;

  /**
   * @param asOfMillis when the registry was last asked for it, and answered
   */
  private record Known(LivePrompts prompts, long asOfMillis) {}

  /** One reads at a time; the others get what that one read. */
  void lock() {
    reading.lock();
  }

  void unlock() {
    reading.unlock();
  }

  Optional<LivePrompts> prompts() {
    return Optional.ofNullable(known).map(Known::prompts);
  }

  Optional<LiveLook> look(long nowMillis) {
    Known now = known;
    return now == null
        ? Optional.empty()
        : Optional.of(
            new LiveLook(now.prompts, Duration.ofMillis(Math.max(0, nowMillis - now.asOfMillis))));
  }

  void put(LivePrompts prompts, long asOf) {
    known = new Known(prompts, asOf);
  }

  /** Nothing has moved until then; under the lock. */
  void seen(long asOf) {
    Known now = known;
    if (now != null) {
      known = new Known(now.prompts, Math.max(now.asOfMillis, asOf));
    }
  }

  long askedMillis() {
    return askedMillis;
  }

  void asked(long nowMillis) {
    // Written seldom: all who serve share this line.
    if (nowMillis - askedMillis > 1_000) {
      askedMillis = nowMillis;
    }
  }

  boolean hasMoved() {
    return hasMoved;
  }

  void moved() {
    hasMoved = true;
  }

  /** What moved before now is in what is read from now on. */
  void reads() {
    hasMoved = false;
  }
}
