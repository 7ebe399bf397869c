package dev.hansei.activities.worker;

import dev.hansei.infra.temporal.TemporalConnection;
import dev.hansei.infra.temporal.TemporalSettings;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.worker.WorkerFactory;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves the task queues while the process has the role {@code worker}.
 *
 * <p>Starts beside the server, not before it: while the cluster is away it keeps asking, and
 * readiness says what it waits for. Once started it outlives the cluster's absences by itself. At
 * the end it takes no more tasks, gives those in hand some time, then interrupts them; Temporal
 * gives them to another worker. Thread-safe.
 */
@Singleton
public final class WorkerAssembly {
  private static final Logger LOG = LoggerFactory.getLogger(WorkerAssembly.class);

  /** How often a cluster that is away is asked again. */
  private static final Duration PAUSE = Duration.ofSeconds(1);

  /** A worker's results are worth trying to report for long: else their activity runs again. */
  private static final Duration REPORT_PATIENCE = Duration.ofMinutes(1);

  /** For tasks in hand; the stack that stops us waits 40 s. */
  private static final Duration FAREWELL = Duration.ofSeconds(20);

  /** For tasks that were interrupted. */
  private static final Duration INTERRUPTED_FAREWELL = Duration.ofSeconds(5);

  private final WorkerSettings settings;
  private final TemporalSettings temporal;
  private final TemporalConnection connection;
  private final BeanProvider<ActivityGroup> groups;
  private final AtomicReference<WorkerState> state;

  WorkerAssembly(
      WorkerSettings settings,
      TemporalSettings temporal,
      TemporalConnection connection,
      BeanProvider<ActivityGroup> groups) {
    this.settings = settings;
    this.temporal = temporal;
    this.connection = connection;
    this.groups = groups;
    this.state = new AtomicReference<>(new WorkerState.Off());
  }

  /** Where it stands. */
  public WorkerState state() {
    return state.get();
  }

  private boolean isStopped() {
    return state.get() instanceof WorkerState.Stopped;
  }

  @EventListener
  void onStart(ServerStartupEvent event) {
    start();
  }

  @EventListener
  void onShutdown(ShutdownEvent event) {
    stop();
  }

  /** Begins to serve, now or as soon as the cluster answers. Does nothing the second time. */
  public void start() {
    if (!settings.isWorker()) {
      return;
    }
    var asking = new WorkerState.Waiting("not asked yet");
    if (state.get() instanceof WorkerState.Off off && state.compareAndSet(off, asking)) {
      var plan = new WorkerPlan(settings, groups.stream().toList(), this::isStopped);
      var _ = Thread.ofVirtual().name("worker-start").start(() -> startWhenReachable(plan));
    }
  }

  private void startWhenReachable(WorkerPlan plan) {
    WorkflowServiceStubs stubs = connection.open(REPORT_PATIENCE);
    while (state.get() instanceof WorkerState.Waiting waiting) {
      Optional<String> problem = tryToStart(plan, stubs);
      if (problem.isEmpty()) {
        return;
      }
      if (!problem.get().equals(waiting.problem())) {
        LOG.warn("Worker waits for Temporal at {}: {}", temporal.address(), problem.get());
        state.compareAndSet(waiting, new WorkerState.Waiting(problem.get()));
      }
      if (!pause()) {
        break;
      }
    }
    stubs.shutdownNow();
  }

  /** A factory that did not start cannot be started again, so each attempt makes its own. */
  private Optional<String> tryToStart(WorkerPlan plan, WorkflowServiceStubs stubs) {
    try {
      connection.check(stubs);
      WorkerFactory factory = plan.factory(connection.client(stubs));
      factory.start();
      serve(new WorkerState.Serving(factory, stubs));
      return Optional.empty();
    } catch (RuntimeException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private void serve(WorkerState.Serving serving) {
    if (state.get() instanceof WorkerState.Waiting waiting
        && state.compareAndSet(waiting, serving)) {
      LOG.info("Worker serves namespace {} at {}", temporal.namespace(), temporal.address());
    } else {
      end(serving);
    }
  }

  /** Ends for good. Safe to repeat. */
  public void stop() {
    if (state.getAndSet(new WorkerState.Stopped()) instanceof WorkerState.Serving serving) {
      end(serving);
      LOG.info("Worker has stopped");
    }
  }

  private static void end(WorkerState.Serving serving) {
    WorkerFactory factory = serving.factory();
    factory.shutdown();
    factory.awaitTermination(FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
    if (!factory.isTerminated()) {
      factory.shutdownNow();
      factory.awaitTermination(INTERRUPTED_FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
    }
    serving.connection().shutdown();
  }

  private static boolean pause() {
    try {
      Thread.sleep(PAUSE);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
