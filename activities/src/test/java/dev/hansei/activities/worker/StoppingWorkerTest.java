package dev.hansei.activities.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.hansei.activities.Effects;
import dev.hansei.workflows.ActivityCalls;
import dev.hansei.workflows.FailureCode;
import dev.hansei.workflows.TaskQueues;
import io.temporal.activity.ActivityInterface;
import io.temporal.client.WorkflowOptions;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What goes wrong because a worker stops is done again by the next; a defect is not. */
class StoppingWorkerTest {
  private final AtomicBoolean stopping = new AtomicBoolean();
  private TestWorkflowEnvironment temporal;

  @BeforeEach
  void start() {
    temporal =
        TestWorkflowEnvironment.newInstance(
            TestEnvironmentOptions.newBuilder()
                .setWorkerFactoryOptions(WorkerPlan.factoryOptions(stopping::get))
                .build());
  }

  @AfterEach
  void stop() {
    temporal.close();
  }

  /** Something to do. */
  @ActivityInterface
  public interface Errand {
    String doErrand();
  }

  /** Does it. */
  @WorkflowInterface
  public interface Errands {
    @WorkflowMethod
    String doErrands();
  }

  /** Once. */
  public static final class ErrandsImpl implements Errands {
    private final Errand errand =
        Workflow.newActivityStub(Errand.class, ActivityCalls.registryWrite());

    @Override
    public String doErrands() {
      return errand.doErrand();
    }
  }

  /** Fails as a worker does whose beans are closed around it; by the second attempt it is new. */
  private final class Torn implements Errand {
    private final AtomicInteger attempts = new AtomicInteger();

    @Override
    public String doErrand() {
      if (attempts.getAndIncrement() > 0) {
        stopping.set(false);
        return "done at attempt " + attempts.get();
      }
      return Effects.of(() -> {
        throw new IllegalStateException("closed");
      });
    }
  }

  @Test
  void whatFailsWhileTheWorkerStopsIsDoneAgain() {
    stopping.set(true);
    assertThat(run(new Torn())).isEqualTo("done at attempt 2");
  }

  @Test
  void whatFailsOtherwiseIsADefect() {
    Throwable thrown = catchThrowable(() -> run(new Torn()));
    assertThat(thrown)
        .cause()
        .isInstanceOf(ActivityFailure.class)
        .cause()
        .isInstanceOfSatisfying(
            ApplicationFailure.class,
            failure -> {
              assertThat(failure.getType()).isEqualTo(FailureCode.DEFECT.name());
              assertThat(failure.isNonRetryable()).isTrue();
            });
  }

  @Test
  void aHeartbeatThatIsRejectedIsNoDefect() {
    Throwable thrown =
        catchThrowable(() ->
            Effects.run(() -> {
              throw new RejectedExecutionException("the executor has been shut down");
            }));
    assertThat(thrown)
        .isInstanceOfSatisfying(
            ApplicationFailure.class,
            failure -> {
              assertThat(failure.getType()).isEqualTo(FailureCode.WORKER_STOPPING.name());
              assertThat(failure.isNonRetryable()).isFalse();
            });
  }

  private String run(Errand errand) {
    Worker worker = temporal.newWorker(TaskQueues.LOOP);
    worker.registerWorkflowImplementationTypes(ErrandsImpl.class);
    worker.registerActivitiesImplementations(errand);
    temporal.start();
    WorkflowOptions options = WorkflowOptions.newBuilder().setTaskQueue(TaskQueues.LOOP).build();
    return temporal.getWorkflowClient().newWorkflowStub(Errands.class, options).doErrands();
  }
}
