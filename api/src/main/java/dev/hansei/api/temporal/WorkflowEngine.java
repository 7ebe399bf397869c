package dev.hansei.api.temporal;

import dev.hansei.api.problems.ApiException;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.workflows.TaskQueues;
import io.grpc.Context;
import io.micronaut.scheduling.TaskExecutors;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.UpdateOptions;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowServiceException;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateStage;
import io.temporal.client.WorkflowUpdateTimeoutOrCancelledException;
import io.temporal.serviceclient.RpcRetryOptions;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What controllers and pages ask of Temporal. Blocks, though never for long: a server that does not
 * answer in {@link #CALL} becomes 503 {@code temporal-unavailable}. The SDK by itself would try for
 * a minute.
 */
@Singleton
public final class WorkflowEngine {
  /** A healthy server answers in milliseconds; a person waits. */
  static final Duration CALL = Duration.ofSeconds(5);

  /** Decisions pass through a worker and the registry, twice. */
  static final Duration UPDATE = Duration.ofSeconds(25);

  /** How long an answer is held back for the row that the started workflow writes first. */
  static final Duration ROW = Duration.ofSeconds(5);

  /** Without any worker for a day, a list of what waits is no matter of this API. */
  private static final Duration QUEUED_MAX = Duration.ofDays(1);

  private static final int TIME_ORDERED = 7;

  private static final Duration POLL = Duration.ofMillis(50);

  private final WorkflowClient client;
  private final ScheduledExecutorService clock;

  WorkflowEngine(WorkflowClient client, @Named(TaskExecutors.SCHEDULED) ExecutorService scheduled) {
    this.client = client;
    this.clock = (ScheduledExecutorService) scheduled;
  }

  /**
   * Starts a workflow on queue {@code loop}. The same id again starts nothing.
   *
   * @param contract the workflow's interface
   * @throws ApiException 503 {@code temporal-unavailable}
   */
  public void start(Class<?> contract, String workflowId, Object input) {
    WorkflowOptions options =
        WorkflowOptions.newBuilder()
            .setWorkflowId(workflowId)
            .setTaskQueue(TaskQueues.LOOP)
            .setWorkflowIdReusePolicy(
                WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE)
            .build();
    within(
        CALL,
        () -> {
          try {
            WorkflowStub.fromTyped(client.newWorkflowStub(contract, options)).start(input);
          } catch (WorkflowExecutionAlreadyStarted _) {
            // A repeat of a call whose answer got lost.
          }
          return true;
        });
  }

  /**
   * Waits a little for a row that a workflow writes as its first step.
   *
   * @return empty when no worker has come to it yet; it will be there later
   */
  public <T> Optional<T> awaitRow(Supplier<Optional<T>> row) {
    Instant end = Instant.now().plus(ROW);
    Optional<T> found = row.get();
    while (found.isEmpty() && Instant.now().isBefore(end)) {
      pause();
      found = row.get();
    }
    return found;
  }

  /**
   * Whether a workflow was started that has written no row yet, because no worker has come to it.
   *
   * @param id the UUIDv7 of what it will write; one that is older than {@link #QUEUED_MAX}, or of
   *     another kind, waits for nothing, and the engine is not asked
   */
  public boolean isQueued(UUID id, String workflowId) {
    if (id.version() != TIME_ORDERED || madeAt(id).isBefore(Instant.now().minus(QUEUED_MAX))) {
      return false;
    }
    return within(
        CALL,
        () -> {
          try {
            return client.newUntypedWorkflowStub(workflowId).describe().getStatus()
                == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING;
          } catch (WorkflowNotFoundException _) {
            return false;
          }
        });
  }

  /** The first 48 bits of a UUIDv7 are milliseconds since 1970. */
  private static Instant madeAt(UUID id) {
    return Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
  }

  /**
   * Asks a workflow to stop; it does so soon, keeping what is done.
   *
   * @return false when it has ended or was never started
   */
  public boolean cancel(String workflowId) {
    return within(
        CALL,
        () -> {
          try {
            client.newUntypedWorkflowStub(workflowId).cancel();
            return true;
          } catch (WorkflowNotFoundException _) {
            return false;
          }
        });
  }

  /**
   * Tells a workflow something that it takes up soon, also when no worker is there at this moment.
   *
   * @return false when it has ended or was never started
   */
  public boolean signal(String workflowId, String name, Object... said) {
    return within(
        CALL,
        () -> {
          try {
            client.newUntypedWorkflowStub(workflowId).signal(name, said);
            return true;
          } catch (WorkflowNotFoundException _) {
            return false;
          }
        });
  }

  /**
   * Sends an update and waits for its end. The same update id again is the same update.
   *
   * @throws io.temporal.client.WorkflowUpdateException when the workflow refuses it
   * @throws WorkflowNotFoundException when the workflow has ended
   * @throws ApiException 503 {@code no-worker} when no worker takes it up in time
   */
  public <R> R update(String workflowId, Update<R> update) {
    UpdateOptions<R> options =
        UpdateOptions.newBuilder(update.answer())
            .setUpdateName(update.name())
            .setUpdateId(update.id())
            .setWaitForStage(WorkflowUpdateStage.COMPLETED)
            .build();
    try {
      return within(
          UPDATE,
          () ->
              client
                  .newUntypedWorkflowStub(workflowId)
                  .startUpdate(options, update.input())
                  .getResult());
    } catch (WorkflowUpdateTimeoutOrCancelledException _) {
      throw ApiProblem.unavailable(
              "no-worker",
              "No worker has taken this up within %d seconds. It is kept and may yet be carried out:"
                      .formatted(UPDATE.toSeconds())
                  + " look again in a moment, or repeat the request with the same Idempotency-Key.")
          .raise();
    }
  }

  /** One update of a workflow. */
  public record Update<R>(String name, String id, Class<R> answer, Object input) {}

  private <T> T within(Duration limit, Supplier<T> call) {
    Context.CancellableContext bounded =
        Context.current().withDeadlineAfter(limit.toMillis(), TimeUnit.MILLISECONDS, clock);
    Context before = bounded.attach();
    try {
      return call.get();
    } catch (WorkflowServiceException e) {
      if (!bounded.isCancelled() && !isOfTime(e.getCause())) {
        throw e;
      }
      ApiException unavailable = ApiProblem.temporalUnavailable().raise();
      unavailable.initCause(e);
      throw unavailable;
    } finally {
      bounded.detach(before);
      bounded.cancel(null);
    }
  }

  /**
   * The SDK makes what is left of a call's time the limit of its own tries, and refuses that as no
   * duration where nothing is left. Told from our own faults by where it was thrown, since the time
   * that ended may be the connection's and not the one set here.
   */
  private static boolean isOfTime(@Nullable Throwable cause) {
    return cause instanceof IllegalArgumentException refused
        && refused.getStackTrace().length > 0
        && refused.getStackTrace()[0].getClassName().startsWith(RpcRetryOptions.class.getName());
  }

  private static void pause() {
    try {
      Thread.sleep(POLL);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for the registry", e);
    }
  }
}
