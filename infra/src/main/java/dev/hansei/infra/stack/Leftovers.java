package dev.hansei.infra.stack;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Processes that an earlier supervisor started and that outlived it, which takes the kill of both
 * the supervisor and a child's watcher. They are ended, since a second server on the same data
 * would destroy it; only those that are provably ours are touched.
 */
final class Leftovers {
  /** As long as a database may need to end by itself. */
  private static final Duration GRACE = Duration.ofSeconds(10);

  private Leftovers() {}

  /** The processes that the state names and that still run. */
  static List<ProcessState> of(StackState state) {
    return state.processes().stream()
        .filter(process -> process.pid() != state.supervisor().pid())
        .filter(process -> process.alive().isPresent())
        .toList();
  }

  /** Ends them all; returns when they are gone. */
  static void end(List<ProcessState> leftovers) throws InterruptedException {
    for (var leftover : leftovers) {
      leftover.alive().ifPresent(ProcessHandle::destroy);
    }
    for (var leftover : leftovers) {
      var process = leftover.alive();
      if (process.isPresent() && !ended(process.get())) {
        process.get().destroyForcibly();
        ended(process.get());
      }
    }
  }

  private static boolean ended(ProcessHandle process) throws InterruptedException {
    try {
      process.onExit().get(GRACE.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException("The end of pid " + process.pid() + " cannot be told", e);
    }
  }
}
