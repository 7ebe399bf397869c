package dev.hansei.infra.stack;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The process that runs the stack: serves objects itself, keeps the database, the Temporal server
 * and the service alive, and takes all of them with it when it ends. Started by {@link Up}; ended
 * by SIGTERM. Its own exit code is 0 after an orderly end and 4 when the stack could not be
 * started; why is in {@code stack.json}.
 */
public final class Supervisor {
  private static final Logger LOG = LoggerFactory.getLogger(Supervisor.class);

  /** One who looks whether the lock is held has it for a moment. */
  private static final Duration LOCK_PATIENCE = Duration.ofSeconds(2);

  /** Children whose supervisor was killed end within two seconds; then their ports are free. */
  private static final Duration PORTS_PATIENCE = Duration.ofSeconds(5);

  private final StackSettings settings;
  private final boolean isSplit;
  private final StackBoard board;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();
  private final List<AutoCloseable> started = new ArrayList<>();
  private final CountDownLatch over = new CountDownLatch(1);
  private boolean isStopped;

  private Supervisor(StackSettings settings, boolean isSplit, StackBoard board) {
    this.settings = settings;
    this.isSplit = isSplit;
    this.board = board;
  }

  /** {@code --split} runs the api and worker roles as two processes. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Session.detach();
    var settings = StackSettings.from(System.getenv());
    var lock = HomeLock.acquire(settings.home(), LOCK_PATIENCE);
    if (lock.isEmpty()) {
      System.err.printf("Another supervisor runs on %s.%n", settings.home());
      System.exit(StackFailure.Kind.FAILED.exitCode());
    }
    var isSplit = List.of(arguments).contains("--split");
    var before = StackState.read(settings.stateFile());
    var board = new StackBoard(settings.stateFile(), initial(settings, isSplit));
    var supervisor = new Supervisor(settings, isSplit, board);
    Runtime.getRuntime().addShutdownHook(new Thread(supervisor::shutDown, "shutdown"));
    supervisor.run(before.map(Leftovers::of).orElse(List.of()));
  }

  private static StackState initial(StackSettings settings, boolean isSplit) {
    var ports = settings.ports();
    var processes =
        new ArrayList<>(
            List.of(
                ProcessState.waiting(Parts.OBJECTS, ports.objects()),
                ProcessState.waiting(Parts.REGISTRY, ports.registry()),
                ProcessState.waiting(Parts.TEMPORAL, ports.temporal())));
    ServiceProcess.of(ports, isSplit)
        .forEach(it -> processes.add(ProcessState.waiting(it.name(), it.port())));
    var self = ProcessHandle.current();
    var startedAt = self.info().startInstant().orElseGet(Instant::now);
    var supervisor =
        ProcessState.waiting("supervisor", 0)
            .started(self.pid(), Path.of(self.info().command().orElse("java")), startedAt)
            .ready(Duration.ZERO);
    return new StackState(
        StackState.Phase.STARTING,
        "",
        Distribution.fromProperties().buildId(),
        isSplit,
        startedAt.toEpochMilli(),
        0,
        settings.apiUrl(),
        Ports.free(),
        supervisor,
        processes);
  }

  private void run(List<ProcessState> leftovers) throws InterruptedException {
    try {
      LOG.info("supervisor of {} starts", settings.home());
      clean(leftovers);
      startAll();
      board.phase(StackState.Phase.READY, "");
      over.await();
    } catch (StackFailure e) {
      fail(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      fail("The stack cannot be started: " + e + ". See " + settings.logs() + ".");
    }
  }

  private void fail(String reason) {
    board.phase(StackState.Phase.FAILED, reason);
    System.exit(StackFailure.Kind.FAILED.exitCode());
  }

  private void clean(List<ProcessState> leftovers) throws InterruptedException {
    for (var leftover : leftovers) {
      LOG.warn("{} (pid {}) outlived its supervisor and is ended", leftover.name(), leftover.pid());
    }
    Leftovers.end(leftovers);
    settings.requireHome();
    var deadline = Instant.now().plus(PORTS_PATIENCE);
    for (var process : board.state().processes()) {
      Ports.awaitFree(process.port(), Duration.between(Instant.now(), deadline));
    }
    settings.ports().requireFree(isSplit);
  }

  private void startAll() throws IOException, InterruptedException {
    var parts =
        new Parts(
            settings,
            StackSecrets.obtain(settings.home()),
            board,
            board.state().temporalHttpPort());
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      await(
          threads,
          List.of(
              () -> keep(parts.objects()),
              () -> startChild(parts.registry()),
              () -> startChild(parts.temporal(http))));
      var distribution = Distribution.fromProperties();
      await(
          threads,
          ServiceProcess.of(settings.ports(), isSplit).stream()
              .<Callable<Void>>map(it -> () -> startChild(parts.service(it, distribution, http)))
              .toList());
    }
  }

  private Void startChild(Child child) throws InterruptedException {
    keep(child::stop);
    try {
      child.start().get();
      return null;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof StackFailure failure
          ? failure
          : new IllegalStateException(e.getCause());
    }
  }

  /** Remembers what to close; when the end has come meanwhile, closes it now. */
  private synchronized Void keep(AutoCloseable part) {
    if (isStopped) {
      close(part);
    } else {
      started.add(part);
    }
    return null;
  }

  private static void await(ExecutorService threads, List<Callable<Void>> tasks)
      throws IOException, InterruptedException {
    var running = new ExecutorCompletionService<Void>(threads);
    var futures = tasks.stream().map(running::submit).toList();
    try {
      for (int done = 0; done < tasks.size(); done++) {
        // The first that fails ends the wait: another may still be building for minutes.
        running.take().get();
      }
    } catch (ExecutionException e) {
      futures.forEach(future -> future.cancel(true));
      switch (e.getCause()) {
        case StackFailure failure -> throw failure;
        case IOException failure -> throw failure;
        case InterruptedException failure -> throw failure;
        case null, default -> throw new IllegalStateException(e.getCause());
      }
    }
  }

  /** Ends all parts, the last started first. Runs once, whoever asks. */
  private synchronized void shutDown() {
    if (isStopped) {
      return;
    }
    isStopped = true;
    var phase = board.state().phase();
    if (phase != StackState.Phase.FAILED) {
      board.phase(StackState.Phase.STOPPING, "");
    }
    started.reversed().forEach(Supervisor::close);
    if (phase != StackState.Phase.FAILED) {
      board.phase(StackState.Phase.STOPPED, "");
    }
    over.countDown();
  }

  private static void close(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception e) {
      LOG.warn("A part did not stop cleanly", e);
    }
  }
}
