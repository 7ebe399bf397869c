package dev.hansei.infra.stack;

import dev.hansei.infra.stack.ProcessState.Condition;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A part of the stack that is a process: started, waited for, started again when it dies, stopped.
 * One thread per child does all of it; the others only ask.
 */
final class Child {
  private static final Logger LOG = LoggerFactory.getLogger(Child.class);
  private static final Duration POLL = Duration.ofMillis(50);
  private static final Duration HOUR = Duration.ofHours(1);

  /** An exit code above it is this plus the signal that ended the process. */
  private static final int SIGNAL_BASE = 128;

  private final Plan plan;
  private final StackBoard board;
  private final RotatingLog log;
  private final CompletableFuture<Void> firstReady = new CompletableFuture<>();
  private final Deque<Instant> restarts = new ArrayDeque<>();
  private final Thread keeper;
  private int failedStarts;
  private volatile boolean isStopping;
  private volatile @Nullable GuardedProcess process;

  /**
   * What to start; asked anew for each start, so that a configuration with fresh ports can be
   * written.
   */
  interface Starter {
    Launch launch() throws IOException, InterruptedException;
  }

  /** Whether the process answers. */
  interface Probe {
    /** Why it is not ready, in a few words for people, or none; nothing when it is ready. */
    Optional<String> whyNot() throws InterruptedException;

    /** A probe that knows only yes and no. */
    static Probe of(BooleanSupplier isReady) {
      return () -> isReady.getAsBoolean() ? Optional.empty() : Optional.of("");
    }
  }

  /**
   * A child to be.
   *
   * @param name as on the board
   * @param label what the board says of it once it is ready
   * @param starter what to start
   * @param probe when it counts as ready
   * @param readyPatience after which a start that is not ready is ended and counts as a death
   * @param stopGrace between the request to end and the end by force
   */
  record Plan(
      String name,
      String label,
      Starter starter,
      Probe probe,
      Duration readyPatience,
      Duration stopGrace) {}

  Child(Plan plan, StackBoard board, Path logFile) throws IOException {
    this.plan = plan;
    this.board = board;
    this.log = new RotatingLog(logFile);
    this.keeper = Thread.ofPlatform().name("keeper of " + plan.name()).unstarted(this::keep);
  }

  /**
   * Starts it; the future completes when it is ready, or fails with a {@link StackFailure} when it
   * is given up.
   */
  CompletableFuture<Void> start() {
    keeper.start();
    return firstReady;
  }

  /** Ends it for good; returns when it is gone. Harmless before a start and after the end. */
  void stop() {
    isStopping = true;
    whenNotFailed(state -> state.with(Condition.STOPPING, ""));
    var running = process;
    if (running != null) {
      running.stop(plan.stopGrace());
    }
    try {
      // Only now, so that the last words of the process are still logged; wakes a keeper that waits
      // to start it again.
      keeper.interrupt();
      keeper.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    whenNotFailed(state -> state.gone(Condition.STOPPED, "", state.restarts()));
  }

  /** The reason of a failure stays on the board. */
  private void whenNotFailed(UnaryOperator<ProcessState> change) {
    board.update(
        plan.name(), state -> state.condition() == Condition.FAILED ? state : change.apply(state));
  }

  private void keep() {
    try {
      while (!isStopping && liveOnce()) {
        LOG.debug("{} is started again", plan.name());
      }
    } catch (InterruptedException e) {
      LOG.debug("{} is no longer kept", plan.name());
    } catch (IOException | StackFailure e) {
      giveUp(String.valueOf(e.getMessage()));
    } finally {
      closeLog();
    }
  }

  /** One life from start to death; true when there shall be another. */
  private boolean liveOnce() throws IOException, InterruptedException {
    var begun = Instant.now();
    var launch = plan.starter().launch();
    var lastWords = new LastWords(log);
    var running = GuardedProcess.start(launch, lastWords);
    process = running;
    board.update(
        plan.name(),
        state ->
            state.started(
                running.pid(), Path.of(launch.command().getFirst()), running.startedAt()));
    if (isStopping) {
      running.stop(plan.stopGrace());
      return false;
    }
    var whyNot = awaitReady(running);
    if (whyNot.isEmpty()) {
      failedStarts = 0;
      var took = Duration.between(begun, Instant.now());
      board.update(plan.name(), state -> state.with(Condition.STARTING, plan.label()).ready(took));
      firstReady.complete(null);
    } else {
      failedStarts++;
    }
    var hangs = whyNot.isPresent() && running.isAlive();
    if (hangs) {
      running.stop(Duration.ZERO);
    }
    var exitCode = awaitEnd(running);
    return !isStopping
        && again(new End(hangs, exitCode, hangs ? whyNot.orElse("") : lastWords.words()));
  }

  /**
   * How a life ended.
   *
   * @param hung whether it was ended by us, since it lived and did not become ready
   * @param words what the probe said last when it hung, else what it printed last
   */
  private record End(boolean hung, int exitCode, String words) {
    String sentence() {
      if (!hung && exitCode > SIGNAL_BASE) {
        // Whatever it printed before, somebody else ended it.
        return "was ended by signal " + (exitCode - SIGNAL_BASE);
      }
      return (hung ? "did not become ready in time" : "ended with code " + exitCode)
          + (words.isBlank() ? "" : ": " + words);
    }
  }

  /** Nothing when it became ready; else what the probe said last. */
  private Optional<String> awaitReady(GuardedProcess running) throws InterruptedException {
    var deadline = System.nanoTime() + plan.readyPatience().toNanos();
    var said = "";
    while (running.isAlive() && System.nanoTime() < deadline) {
      var whyNot = plan.probe().whyNot();
      if (whyNot.isEmpty()) {
        return whyNot;
      }
      if (!whyNot.get().isBlank()) {
        said = whyNot.get();
        board.update(plan.name(), state -> state.with(Condition.STARTING, whyNot.get()));
      }
      Thread.sleep(POLL);
    }
    return Optional.of(said);
  }

  private static int awaitEnd(GuardedProcess running) throws InterruptedException {
    try {
      return running.exit().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("The end of pid " + running.pid() + " cannot be told", e);
    }
  }

  private boolean again(End end) throws InterruptedException {
    var now = Instant.now();
    while (!restarts.isEmpty() && restarts.getFirst().isBefore(now.minus(HOUR))) {
      restarts.removeFirst();
    }
    LOG.warn("{} {}", plan.name(), end.sentence());
    var deaths =
        new RestartPolicy.Deaths(firstReady.isDone(), end.hung(), failedStarts, restarts.size());
    switch (RestartPolicy.decide(deaths)) {
      case RestartPolicy.Decision.GiveUp(var reason) -> {
        giveUp(reason.isEmpty() ? end.sentence() : reason + "; the last time it " + end.sentence());
        return false;
      }
      case RestartPolicy.Decision.Restart(var delay) -> {
        restarts.addLast(now);
        board.update(
            plan.name(),
            state -> state.gone(Condition.RESTARTING, end.sentence(), state.restarts() + 1));
        Thread.sleep(delay);
        return true;
      }
    }
  }

  private void giveUp(String reason) {
    if (isStopping) {
      return;
    }
    board.update(plan.name(), state -> state.gone(Condition.FAILED, reason, state.restarts()));
    board.phase(StackState.Phase.DEGRADED, plan.name() + " " + reason);
    firstReady.completeExceptionally(
        new StackFailure(StackFailure.Kind.FAILED, plan.name() + " " + reason));
  }

  private void closeLog() {
    try {
      log.close();
    } catch (IOException e) {
      LOG.warn("The log of {} cannot be closed: {}", plan.name(), e.toString());
    }
  }
}
