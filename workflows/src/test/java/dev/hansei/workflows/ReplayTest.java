package dev.hansei.workflows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hansei.workflows.suites.RunState;
import dev.hansei.workflows.suites.RunSuite;
import dev.hansei.workflows.suites.RunSuiteInput;
import dev.hansei.workflows.suites.RunSuiteResult;
import dev.hansei.workflows.suites.RunTopUp;
import dev.hansei.workflows.suites.SuiteActivities;
import io.temporal.common.VersioningBehavior;
import io.temporal.internal.common.WorkflowExecutionHistory;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.WorkflowReplayer;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerOptions;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowVersioningBehavior;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Today's workflows replay every history that was ever recorded, so a run that began under an older
 * build goes on under this one.
 */
class ReplayTest {
  private static final List<String> STAGES =
      List.of(
          "failures",
          "cases",
          "suites",
          "annotations",
          "calibrations",
          "monitors",
          "promotions",
          "tunings",
          "campaigns");

  /** A busy machine must not look like a workflow that blocks; the limit is in milliseconds. */
  private static final WorkerOptions PATIENT =
      WorkerOptions.newBuilder().setDefaultDeadlockDetectionTimeout(20_000).build();

  @TestFactory
  Stream<DynamicTest> replays() throws IOException {
    return histories().stream()
        .map(file ->
            DynamicTest.dynamicTest(
                TestLoop.HISTORIES.relativize(file).toString(), () -> replay(file)));
  }

  private static void replay(Path file) throws Exception {
    try (TestWorkflowEnvironment environment = TestLoop.environment()) {
      Worker worker = environment.newWorker(TaskQueues.LOOP, PATIENT);
      TestLoop.registerWorkflows(worker);
      WorkflowReplayer.replayWorkflowExecution(read(file), worker);
    }
  }

  @Test
  void hasAHistoryOfEveryStageThatHasAWorkflow() throws IOException {
    List<String> stages =
        histories().stream()
            .map(file -> TestLoop.HISTORIES.relativize(file).getName(0).toString())
            .distinct()
            .toList();
    assertThat(stages).containsExactlyInAnyOrderElementsOf(STAGES);
  }

  @TestFactory
  Stream<DynamicTest> holdsNothingTooLarge() throws IOException {
    return histories().stream()
        .map(file ->
            DynamicTest.dynamicTest(
                TestLoop.HISTORIES.relativize(file).toString(),
                () ->
                    assertThat(read(file).getEvents())
                        .isNotEmpty()
                        .allMatch(event -> event.getSerializedSize() <= PayloadLimits.BYTES_MAX)));
  }

  @TestFactory
  Stream<DynamicTest> saysNothingOfTheMachineThatRecordedIt() throws IOException {
    return histories().stream()
        .map(file ->
            DynamicTest.dynamicTest(
                TestLoop.HISTORIES.relativize(file).toString(),
                () ->
                    assertThat(Files.readString(file, StandardCharsets.UTF_8))
                        .doesNotContainPattern(HistoryFile.MACHINE)
                        .doesNotContainPattern("\"/(home|root|tmp|Users)/")));
  }

  @Test
  void hasHistoriesOfARealServer() throws IOException {
    List<String> stages =
        histories().stream()
            .filter(file -> file.getFileName().toString().startsWith("real-server-"))
            .map(file -> TestLoop.HISTORIES.relativize(file).getName(0).toString())
            .distinct()
            .toList();
    assertThat(stages).containsExactlyInAnyOrderElementsOf(STAGES);
  }

  /** A test that could not fail would show nothing. */
  @Test
  void noticesAStoryThatChanged() throws IOException {
    WorkflowExecutionHistory recorded =
        read(TestLoop.HISTORIES.resolve("suites").resolve("real-server-1.json"));
    try (TestWorkflowEnvironment environment = TestLoop.environment()) {
      Worker worker = environment.newWorker(TaskQueues.LOOP, PATIENT);
      worker.registerWorkflowImplementationTypes(ClosesWithoutChunks.class);
      assertThatThrownBy(() -> WorkflowReplayer.replayWorkflowExecution(recorded, worker))
          .hasStackTraceContaining("NonDeterministicException");
    }
  }

  /** {@code RunSuite} as somebody might spoil it: plans, then closes. */
  public static final class ClosesWithoutChunks implements RunSuite {
    private final SuiteActivities registry =
        Workflow.newActivityStub(SuiteActivities.class, ActivityCalls.registryWrite());

    @Override
    @WorkflowVersioningBehavior(VersioningBehavior.PINNED)
    public RunSuiteResult run(RunSuiteInput input) {
      SuiteActivities.RunPlan plan = registry.planRun(input);
      return registry.closeRun(
          new SuiteActivities.RunClosing(input, plan.planned(), RunState.COMPLETED));
    }

    @Override
    public void pause() {}

    @Override
    public void resume() {}

    @Override
    public void topUp(RunTopUp more) {}
  }

  private static WorkflowExecutionHistory read(Path file) throws IOException {
    return WorkflowExecutionHistory.fromJson(Files.readString(file, StandardCharsets.UTF_8));
  }

  private static List<Path> histories() throws IOException {
    try (Stream<Path> files = Files.walk(TestLoop.HISTORIES)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }
}
