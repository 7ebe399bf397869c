package dev.hansei.api.firstpath;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;

/** Kills one part of a running stack at random moments. */
final class Drill {
  /** Long enough for work to be done between two deaths, short enough to hit every phase of it. */
  private static final Duration PAUSE_MIN = Duration.ofMillis(200);

  private static final Duration PAUSE_MAX = Duration.ofMillis(1_800);

  /** A part that is not back by then has been given up. */
  private static final Duration BACK = Duration.ofMinutes(1);

  private final StackProcess stack;
  private final Random random;
  private int kills;

  Drill(StackProcess stack, long seed) {
    this.stack = stack;
    this.random = new Random(seed);
  }

  int kills() {
    return kills;
  }

  /** Waits a random while, then kills the part without warning. */
  void killOnce(String part) throws Exception {
    Thread.sleep(random.nextLong(PAUSE_MIN.toMillis(), PAUSE_MAX.toMillis()));
    ProcessHandle victim = awaitAlive(part);
    victim.destroyForcibly();
    victim.onExit().get();
    kills++;
  }

  /** The part's process, once it lives. */
  private ProcessHandle awaitAlive(String part) throws Exception {
    Instant end = Instant.now().plus(BACK);
    while (Instant.now().isBefore(end)) {
      Optional<ProcessHandle> process =
          Optional.ofNullable(stack.pids().get(part)).flatMap(ProcessHandle::of);
      if (process.isPresent() && process.get().isAlive()) {
        return process.get();
      }
      Thread.sleep(50);
    }
    throw new AssertionError(part + " did not come back");
  }
}
