package dev.hansei.infra.stack;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A child process that cannot outlive this JVM, however the JVM ends. The child is started through
 * a few lines of {@code sh}: a watcher reads a pipe that only this JVM holds open, and when the
 * pipe ends (the kernel closes it even after {@code kill -9}) it ends the child; the shell then
 * becomes the child by {@code exec}, so the process id is the child's own. When the child ends
 * first, a line on the pipe sends the watcher home without a signal to anyone.
 */
public final class GuardedProcess {
  /**
   * Time the child gets to end by itself when its supervisor vanished: its stores survive a kill,
   * people do not wait.
   */
  private static final String GUARD =
      """
      exec 3<&0 </dev/null
      ( exec >/dev/null 2>&1
        read -r _ <&3 && exit
        kill -TERM $$
        n=0
        while [ $n -lt 10 ] && kill -0 $$; do sleep 0.1; n=$((n+1)); done
        kill -KILL $$ ) &
      exec 3<&-
      exec "$@"
      """;

  /** What a third-party server needs of our environment. */
  private static final Set<String> PASSED_ON =
      Set.of("PATH", "HOME", "TMPDIR", "LANG", "LC_ALL", "TZ", "USER");

  /**
   * A grandchild that kept the pipe may go on printing; what the child said has long arrived then.
   */
  private static final Duration OUTPUT_PATIENCE = Duration.ofSeconds(2);

  private final Process process;
  private final CompletableFuture<Void> watcherReleased;
  private final CompletableFuture<Void> outputRead = new CompletableFuture<>();

  private GuardedProcess(Process process, OutputStream output) {
    this.process = process;
    this.watcherReleased = process.onExit().thenAccept(GuardedProcess::releaseWatcher);
    Thread.ofPlatform()
        .daemon()
        .name("output of pid " + process.pid())
        .start(() -> pump(process.getInputStream(), output));
  }

  /**
   * Starts the process; all it prints goes to {@code output}, which stays open.
   *
   * @throws StackFailure when the program cannot be started at all
   */
  public static GuardedProcess start(Launch launch, OutputStream output) {
    var command = new ArrayList<>(List.of("/bin/sh", "-c", GUARD, "hansei-guard"));
    command.addAll(launch.command());
    var builder =
        new ProcessBuilder(command)
            .directory(launch.directory().toFile())
            .redirectErrorStream(true);
    if (!launch.inheritsEnvironment()) {
      builder.environment().keySet().removeIf(name -> !PASSED_ON.contains(name));
    }
    builder.environment().putAll(launch.environment());
    try {
      return new GuardedProcess(builder.start(), output);
    } catch (IOException e) {
      throw StackFailure.failed(
          "%s cannot be started: %s.".formatted(launch.command().getFirst(), e.getMessage()),
          "Check that the file exists and may be executed.");
    }
  }

  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** The processes below it, its watcher first. */
  List<ProcessHandle> descendants() {
    return process.descendants().toList();
  }

  /** When the kernel says the process began; with the pid it names the process for good. */
  public Instant startedAt() {
    return process.info().startInstant().orElse(Instant.EPOCH);
  }

  /** Completes with the exit code when the process has ended and what it printed has arrived. */
  public CompletableFuture<Integer> exit() {
    return watcherReleased
        .thenCompose(_ ->
            outputRead
                .copy()
                .completeOnTimeout(null, OUTPUT_PATIENCE.toMillis(), TimeUnit.MILLISECONDS))
        .thenApply(_ -> process.exitValue());
  }

  /** Waits until the process has ended; false when time ran out. */
  boolean awaitEnd(Duration patience) throws InterruptedException {
    return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  /**
   * Asks the process to end, waits, then ends it by force. Returns when it is gone; harmless when
   * it already is.
   */
  public void stop(Duration grace) {
    process.destroy();
    try {
      if (!process.waitFor(grace.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private static void releaseWatcher(Process ended) {
    try (var pipe = ended.getOutputStream()) {
      pipe.write('\n');
    } catch (IOException e) {
      // The watcher was killed before its child: nobody reads, nobody needs to.
      return;
    }
  }

  private void pump(InputStream from, OutputStream to) {
    try (from) {
      from.transferTo(to);
      to.flush();
    } catch (IOException e) {
      // The stream is cut when the process is killed, or the disk is full: the child must not die
      // of its log.
      drain(from);
    } finally {
      outputRead.complete(null);
    }
  }

  private static void drain(InputStream from) {
    try (from) {
      from.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      // Ended.
      return;
    }
  }
}
