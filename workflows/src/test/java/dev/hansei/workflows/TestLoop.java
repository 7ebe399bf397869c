package dev.hansei.workflows;

import dev.hansei.workflows.annotations.AnnotateImpl;
import dev.hansei.workflows.calibrations.AlignImpl;
import dev.hansei.workflows.calibrations.CalibrateImpl;
import dev.hansei.workflows.calibrations.DiscoverCriteriaImpl;
import dev.hansei.workflows.calibrations.TestJudgeImpl;
import dev.hansei.workflows.calibrations.WatchAnchorsImpl;
import dev.hansei.workflows.campaigns.RunCampaignImpl;
import dev.hansei.workflows.cases.GenerateCasesImpl;
import dev.hansei.workflows.failures.CollectFailuresImpl;
import dev.hansei.workflows.monitors.MonitorImpl;
import dev.hansei.workflows.promotions.PromoteImpl;
import dev.hansei.workflows.suites.RunSuiteImpl;
import dev.hansei.workflows.tunings.TuneImpl;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The time-skipping server with all workflows, and fakes of activities on all queues. One per test.
 */
public final class TestLoop implements AutoCloseable {
  /** Where histories are kept, from the module's folder. */
  static final Path HISTORIES = Path.of("src", "test", "resources", "histories");

  /**
   * Heartbeats are passed on at once, so that a test of a cancellation need not wait; and a busy
   * machine must not look like a workflow that blocks (milliseconds).
   */
  private static final WorkerOptions OPTIONS =
      WorkerOptions.newBuilder()
          .setMaxHeartbeatThrottleInterval(Duration.ofMillis(100))
          .setDefaultDeadlockDetectionTimeout(20_000)
          .build();

  /** A workflow that was cancelled ends within a second, on a busy machine within some. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final Duration LOOK = Duration.ofMillis(20);

  private final TestWorkflowEnvironment environment;

  private TestLoop(TestWorkflowEnvironment environment) {
    this.environment = environment;
  }

  /** A server that runs these activities. */
  public static TestLoop with(Object... activities) {
    TestWorkflowEnvironment environment = environment();
    for (String queue :
        List.of(TaskQueues.LOOP, TaskQueues.MODELS, TaskQueues.CPU, TaskQueues.TUNING)) {
      Worker worker = environment.newWorker(queue, OPTIONS);
      worker.registerActivitiesImplementations(activities);
      if (queue.equals(TaskQueues.LOOP)) {
        registerWorkflows(worker);
      }
    }
    environment.start();
    return new TestLoop(environment);
  }

  static TestWorkflowEnvironment environment() {
    return TestWorkflowEnvironment.newInstance(
        TestEnvironmentOptions.newBuilder()
            .setWorkflowClientOptions(
                WorkflowClientOptions.newBuilder().setDataConverter(WireJson.converter()).build())
            .build());
  }

  static void registerWorkflows(Worker worker) {
    worker.registerWorkflowImplementationTypes(
        CollectFailuresImpl.class,
        GenerateCasesImpl.class,
        RunSuiteImpl.class,
        AnnotateImpl.class,
        AlignImpl.class,
        CalibrateImpl.class,
        DiscoverCriteriaImpl.class,
        TestJudgeImpl.class,
        WatchAnchorsImpl.class,
        MonitorImpl.class,
        PromoteImpl.class,
        TuneImpl.class,
        RunCampaignImpl.class);
  }

  /** A stub for a workflow that is not started yet. */
  public <W> W workflow(Class<W> type, String workflowId) {
    return client()
        .newWorkflowStub(
            type,
            WorkflowOptions.newBuilder()
                .setTaskQueue(TaskQueues.LOOP)
                .setWorkflowId(workflowId)
                .build());
  }

  /** A stub without a type, for a workflow that runs or has run. */
  public WorkflowStub running(String workflowId) {
    return client().newUntypedWorkflowStub(workflowId);
  }

  /**
   * Cancels a workflow and lets it end while time on the server stands still. Who waits for a
   * result lets time jump to the next timer: where that is the timer of a workflow that is just
   * told of its cancellation, this server refuses to have it cancelled and never hands out that
   * task again.
   */
  public void cancel(String workflowId) {
    WorkflowStub workflow = running(workflowId);
    workflow.cancel();
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (isRunning(workflow) && System.nanoTime() < end) {
      try {
        Thread.sleep(LOOK);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private static boolean isRunning(WorkflowStub workflow) {
    return workflow.describe().getStatus()
        == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING;
  }

  /** Lets time pass on the server, and timers with it. */
  public void sleep(Duration duration) {
    environment.sleep(duration);
  }

  /** The server's clock, in milliseconds since 1970; ahead of ours by what was slept. */
  public long now() {
    return environment.currentTimeMillis();
  }

  /** The client of the server. */
  public WorkflowClient client() {
    return environment.getWorkflowClient();
  }

  /**
   * With {@code -Dgolden.write=true}, keeps the history of a workflow that has ended, as {@code
   * <stage>/<scenario>.json}, for {@link ReplayTest}. A history that is there is never edited.
   */
  public void keepHistory(String workflowId, String scenario) {
    Path file =
        HISTORIES.resolve(workflowId.substring(0, workflowId.indexOf('/'))).resolve(scenario);
    if (!Boolean.getBoolean("golden.write")) {
      return;
    }
    var execution = WorkflowExecution.newBuilder().setWorkflowId(workflowId).build();
    try {
      HistoryFile.keep(file, environment.getWorkflowExecutionHistory(execution));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    environment.close();
  }
}
