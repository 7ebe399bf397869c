package dev.hansei.activities.worker;

import dev.hansei.infra.temporal.FailureLines;
import dev.hansei.infra.temporal.LogNames;
import dev.hansei.infra.temporal.PayloadSizeGuard;
import dev.hansei.workflows.TaskQueues;
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
import io.temporal.client.WorkflowClient;
import io.temporal.common.VersioningBehavior;
import io.temporal.common.WorkerDeploymentVersion;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerDeploymentOptions;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkerOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/**
 * What a worker process registers: all workflows on queue {@code loop}, and each queue's
 * activities. Making a factory starts nothing.
 */
public final class WorkerPlan {
  /** Every workflow there is. */
  public static final List<Class<?>> WORKFLOWS =
      List.of(
          CollectFailuresImpl.class,
          GenerateCasesImpl.class,
          RunSuiteImpl.class,
          AnnotateImpl.class,
          CalibrateImpl.class,
          AlignImpl.class,
          DiscoverCriteriaImpl.class,
          TestJudgeImpl.class,
          WatchAnchorsImpl.class,
          MonitorImpl.class,
          PromoteImpl.class,
          TuneImpl.class,
          RunCampaignImpl.class);

  /** Registry writes at once: more would only wait for one of the pool's connections. */
  private static final int WRITES_MAX = 16;

  /**
   * Chunks at once: four runs with a full window each. How many calls are under way is limited per
   * model, inside.
   */
  private static final int CHUNKS_MAX = 16;

  /** A training takes a core and some hundred megabytes; two would only make both late. */
  private static final int TRAININGS_MAX = 1;

  /**
   * An activity hears of its cancellation when a heartbeat is answered. The SDK would pass them on
   * only every 16 s; people who press cancel should not wait that long.
   */
  private static final Duration HEARTBEAT_THROTTLE = Duration.ofSeconds(2);

  /**
   * A workflow that computes for so long blocks. The SDK's second is not enough for a busy machine,
   * on which a thread that has all it needs may get no processor for longer.
   */
  private static final long BLOCKS_MILLIS = 5_000;

  private final WorkerSettings settings;
  private final List<ActivityGroup> groups;
  private final BooleanSupplier stopping;

  /**
   * For the groups of all stages.
   *
   * @param stopping whether the worker is going away
   */
  public WorkerPlan(WorkerSettings settings, List<ActivityGroup> groups, BooleanSupplier stopping) {
    this.settings = settings;
    this.groups = List.copyOf(groups);
    this.stopping = stopping;
  }

  /** A factory with everything registered, not started. */
  public WorkerFactory factory(WorkflowClient client) {
    WorkerFactory factory = WorkerFactory.newInstance(client, factoryOptions(stopping));
    Map<String, Worker> workers = new TreeMap<>();
    worker(factory, workers, TaskQueues.LOOP)
        .registerWorkflowImplementationTypes(WORKFLOWS.toArray(Class<?>[]::new));
    for (ActivityGroup group : groups) {
      worker(factory, workers, group.taskQueue())
          .registerActivitiesImplementations(group.implementations().toArray());
    }
    return factory;
  }

  /** The interceptors of every worker. */
  static WorkerFactoryOptions factoryOptions(BooleanSupplier stopping) {
    return WorkerFactoryOptions.newBuilder()
        .setWorkerInterceptors(
            new LogNames(),
            new FailureLines(),
            new PayloadSizeGuard(),
            new StoppingWorker(stopping))
        .setUsingVirtualWorkflowThreads(true)
        .build();
  }

  private Worker worker(WorkerFactory factory, Map<String, Worker> workers, String taskQueue) {
    return workers.computeIfAbsent(taskQueue, queue -> factory.newWorker(queue, options(queue)));
  }

  private WorkerOptions options(String taskQueue) {
    var options =
        WorkerOptions.newBuilder()
            .setUsingVirtualThreads(true)
            .setMaxHeartbeatThrottleInterval(HEARTBEAT_THROTTLE)
            .setDefaultDeadlockDetectionTimeout(BLOCKS_MILLIS)
            .setMaxConcurrentActivityExecutionSize(activitiesMax(taskQueue));
    if (settings.isVersioned()) {
      // No default behaviour: a workflow type that does not declare one must fail to register.
      options.setDeploymentOptions(
          WorkerDeploymentOptions.newBuilder()
              .setUseVersioning(true)
              .setVersion(new WorkerDeploymentVersion(settings.deployment(), settings.buildId()))
              .setDefaultVersioningBehavior(VersioningBehavior.UNSPECIFIED)
              .build());
    }
    return options.build();
  }

  private static int activitiesMax(String taskQueue) {
    return switch (taskQueue) {
      case TaskQueues.MODELS -> CHUNKS_MAX;
      case TaskQueues.CPU -> Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
      case TaskQueues.TUNING -> TRAININGS_MAX;
      default -> WRITES_MAX;
    };
  }
}
