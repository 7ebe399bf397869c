package dev.hansei.infra.registry.prompts;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** One project on the board: what is known, since when, and who asked last. Thread safe. */
final class LiveEntry {
  private final ReentrantLock reading = new ReentrantLock();
  private final AtomicLong moves = new AtomicLong();
  private volatile @Nullable Known known;
  private volatile @Nullable Failure failure;
  private volatile long askedMillis;

  /**
   * @param asOfMillis when the registry was last asked for it, and answered
   * @param moves of this process that are in it
   */
  private record Known(LivePrompts prompts, long asOfMillis, long moves) {}

  private record Failure(long atMillis, long moves) {}

  /** Who asks last is at {@code nowMillis}. */
  LiveEntry(long nowMillis) {
    this.askedMillis = nowMillis;
  }

  /** One reads at a time; the others get what that one read. */
  void lock() {
    reading.lock();
  }

  /** Answers false where somebody reads it now. */
  boolean tryLock() {
    return reading.tryLock();
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
            new LiveLook(
                now.prompts,
                Duration.ofMillis(Math.max(0, nowMillis - now.asOfMillis)),
                nowMillis));
  }

  /** What is known, for whoever reads anew. */
  Optional<LiveBefore> before(long nowMillis) {
    return Optional.ofNullable(known)
        .map(it -> new LiveBefore(it.prompts, it.asOfMillis, nowMillis));
  }

  /**
   * What was read; under the lock.
   *
   * @param moves what {@link #moves} said before it was read: what moved since is not in it
   */
  void put(LivePrompts prompts, long asOf, long moves) {
    known = new Known(prompts, asOf, moves);
  }

  /** A read began at that many {@link #moves} and failed. */
  void failed(long nowMillis, long moves) {
    failure = new Failure(nowMillis, moves);
  }

  /** Whether a read has failed since that moment that would have brought all that moved here. */
  boolean hasFailedSince(long millis) {
    Failure last = failure;
    return last != null && last.atMillis > millis && last.moves == moves.get();
  }

  /** Nothing has moved until then; under the lock. */
  void seen(long asOf) {
    Known now = known;
    if (now != null) {
      known = new Known(now.prompts, Math.max(now.asOfMillis, asOf), now.moves);
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

  /** Whether something has moved that is not in what is known. */
  boolean hasMoved() {
    Known now = known;
    return now != null && now.moves != moves.get();
  }

  /** Whether something has moved since that no read has been tried for yet. */
  boolean isUntried() {
    Failure last = failure;
    return hasMoved() && (last == null || last.moves != moves.get());
  }

  void moved() {
    moves.incrementAndGet();
  }

  /** How often this process moved something of the project. */
  long moves() {
    return moves.get();
  }
}
