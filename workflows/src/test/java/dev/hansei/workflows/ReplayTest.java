package dev.hansei.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.internal.common.WorkflowExecutionHistory;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.WorkflowReplayer;
import io.temporal.worker.Worker;
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
      List.of("failures", "cases", "suites", "promotions", "campaigns");

  @TestFactory
  Stream<DynamicTest> replays() throws IOException {
    return histories().stream()
        .map(file ->
            DynamicTest.dynamicTest(
                TestLoop.HISTORIES.relativize(file).toString(), () -> replay(file)));
  }

  private static void replay(Path file) throws Exception {
    try (TestWorkflowEnvironment environment = TestLoop.environment()) {
      Worker worker = environment.newWorker(TaskQueues.LOOP);
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

  private static WorkflowExecutionHistory read(Path file) throws IOException {
    return WorkflowExecutionHistory.fromJson(Files.readString(file, StandardCharsets.UTF_8));
  }

  private static List<Path> histories() throws IOException {
    try (Stream<Path> files = Files.walk(TestLoop.HISTORIES)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }
}
