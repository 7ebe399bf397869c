package dev.hansei.api.firstpath;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What happens to a stack while people work: its api and its worker are killed without warning, in
 * turn, and its workflow engine stops answering for some time. It is stopped, not killed, since the
 * supervisor would have it back at once; its connections hang, which is worse than none.
 */
final class StackTroubles implements Runnable {
  private static final Duration POLL = Duration.ofMillis(20);
  private static final Duration BACK = Duration.ofMinutes(2);

  private final StackProcess stack;
  private final Duration within;
  private final int kills;
  private final Duration temporalDown;
  private volatile @Nullable Exception failed;

  /**
   * @param within the time over which they are spread
   * @param kills of the api, and as many of the worker
   * @param temporalDown how long the workflow engine does not answer, from a quarter of the time on
   */
  StackTroubles(StackProcess stack, Duration within, int kills, Duration temporalDown) {
    this.stack = stack;
    this.within = within;
    this.kills = kills;
    this.temporalDown = temporalDown;
  }

  @Override
  public void run() {
    try {
      Thread engine = Thread.ofPlatform().start(this::stopTemporal);
      for (int kill = 0; kill < 2 * kills; kill++) {
        Thread.sleep(within.dividedBy(2L * kills + 1));
        kill(kill % 2 == 0 ? "api" : "worker");
      }
      engine.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IllegalStateException e) {
      failed = e;
    }
  }

  /** What could not be done, or was not undone. */
  Optional<Exception> failure() {
    return Optional.ofNullable(failed);
  }

  private void kill(String part) throws InterruptedException {
    ProcessHandle victim =
        stack.process(part).orElseThrow(() -> new IllegalStateException(part + " is not there"));
    victim.destroyForcibly();
    victim.onExit().join();
    long end = System.nanoTime() + BACK.toNanos();
    while (stack.process(part).isEmpty() || !stack.isReady(part)) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException(part + " did not come back");
      }
      Thread.sleep(POLL);
    }
  }

  private void stopTemporal() {
    if (!temporalDown.isPositive()) {
      return;
    }
    try {
      Thread.sleep(within.dividedBy(4));
      signal("-STOP");
      try {
        Thread.sleep(temporalDown);
      } finally {
        signal("-CONT");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException | IllegalStateException e) {
      failed = e;
    }
  }

  private void signal(String name) throws IOException, InterruptedException {
    long pid =
        stack
            .process("temporal")
            .orElseThrow(() -> new IllegalStateException("temporal is not there"))
            .pid();
    if (new ProcessBuilder("kill", name, String.valueOf(pid)).start().waitFor() != 0) {
      throw new IllegalStateException("kill " + name + " failed");
    }
  }

  /** For a table. */
  @Override
  public String toString() {
    List<String> words = new ArrayList<>();
    if (kills > 0) {
      words.add("%d x kill -9 of api and of worker".formatted(kills));
    }
    if (temporalDown.isPositive()) {
      words.add("Temporal away for %d s".formatted(temporalDown.toSeconds()));
    }
    return words.isEmpty() ? "undisturbed" : String.join(", ", words);
  }
}
