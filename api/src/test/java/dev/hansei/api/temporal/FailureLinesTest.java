package dev.hansei.api.temporal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.hansei.infra.temporal.FailureLines;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.UpdateValidatorMethod;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** A refused decision is a line; a failed workflow is a warning. */
class FailureLinesTest {
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private final Logger logger = (Logger) LoggerFactory.getLogger(FailureLines.class);
  private TestWorkflowEnvironment temporal;
  private Door door;

  @BeforeEach
  void start() {
    lines.start();
    logger.setLevel(Level.INFO);
    logger.addAppender(lines);
    temporal =
        TestWorkflowEnvironment.newInstance(
            TestEnvironmentOptions.newBuilder()
                .setWorkerFactoryOptions(
                    WorkerFactoryOptions.newBuilder()
                        .setWorkerInterceptors(new FailureLines())
                        .build())
                .build());
    temporal.newWorker("doors").registerWorkflowImplementationTypes(DoorImpl.class);
    temporal.start();
    var options =
        WorkflowOptions.newBuilder().setTaskQueue("doors").setWorkflowId("doors/1").build();
    door = temporal.getWorkflowClient().newWorkflowStub(Door.class, options);
    WorkflowClient.start(door::watch);
  }

  @AfterEach
  void stop() {
    logger.detachAppender(lines);
    logger.setLevel(null);
    temporal.close();
  }

  /** Opens to whoever is expected. */
  @WorkflowInterface
  public interface Door {
    @WorkflowMethod
    String watch();

    @UpdateMethod
    String knock(String who);

    @UpdateValidatorMethod(updateName = "knock")
    void validateKnock(String who);
  }

  /** Expects nobody, and breaks when it is kicked. */
  public static final class DoorImpl implements Door {
    private boolean broken;

    @Override
    public String watch() {
      Workflow.await(() -> broken);
      throw ApplicationFailure.newNonRetryableFailure("it broke", "BROKEN");
    }

    @Override
    public String knock(String who) {
      broken = who.equals("kicked");
      if (!broken) {
        throw ApplicationFailure.newNonRetryableFailure("nobody opens", "INVALID");
      }
      return "it broke";
    }

    @Override
    public void validateKnock(String who) {
      if (who.equals("stranger")) {
        throw ApplicationFailure.newNonRetryableFailure("no strangers", "INVALID");
      }
    }
  }

  @Test
  void sayARefusalInOneLineAndAFailureInFull() {
    assertThatThrownBy(() -> door.knock("stranger")).isInstanceOf(WorkflowUpdateException.class);
    assertThatThrownBy(() -> door.knock("friend")).isInstanceOf(WorkflowUpdateException.class);
    assertThat(lines.list)
        .allSatisfy(line -> assertThat(line.getThrowableProxy()).isNull())
        .extracting(ILoggingEvent::getLevel, ILoggingEvent::getFormattedMessage)
        .containsExactly(
            tuple(Level.INFO, "Update knock of doors/1 refused: no strangers"),
            tuple(Level.INFO, "Update knock of doors/1 refused: nobody opens"));

    assertThat(door.knock("kicked")).isEqualTo("it broke");
    assertThatThrownBy(() -> WorkflowStub.fromTyped(door).getResult(String.class))
        .isInstanceOf(WorkflowFailedException.class);
    var last = lines.list.getLast();
    assertThat(last.getLevel()).isEqualTo(Level.WARN);
    assertThat(last.getFormattedMessage()).isEqualTo("Workflow doors/1 failed");
    assertThat(last.getThrowableProxy().getMessage()).contains("it broke");
  }
}
