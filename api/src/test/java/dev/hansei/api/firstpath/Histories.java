package dev.hansei.api.firstpath;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.workflows.PayloadLimits;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.workflowservice.v1.ListWorkflowExecutionsRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.internal.common.WorkflowExecutionHistory;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What stands in the histories of all workflows that a stack has run. */
final class Histories {
  /**
   * {@code -Dgolden.write=true} keeps them for the replay tests; existing files are never edited.
   */
  private static final boolean RECORD = Boolean.getBoolean("golden.write");

  private Histories() {}

  /** No history holds one of the texts, nor a payload over the limit. */
  static void check(StackProcess stack, List<String> texts) throws IOException {
    WorkflowServiceStubs service =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder()
                .setTarget("127.0.0.1:" + stack.setting("HANSEI_TEMPORAL_PORT"))
                .build());
    try {
      String namespace = stack.setting("HANSEI_TEMPORAL_NAMESPACE");
      WorkflowClient client =
          WorkflowClient.newInstance(
              service, WorkflowClientOptions.newBuilder().setNamespace(namespace).build());
      List<WorkflowExecution> executions = executions(service, namespace);
      assertThat(executions).isNotEmpty();
      for (WorkflowExecution execution : executions) {
        WorkflowExecutionHistory history =
            client.fetchHistory(execution.getWorkflowId(), execution.getRunId());
        checkOne(execution.getWorkflowId(), history, texts);
        if (RECORD) {
          record(execution.getWorkflowId(), history);
        }
      }
    } finally {
      service.shutdownNow();
    }
  }

  private static void checkOne(String id, WorkflowExecutionHistory history, List<String> texts) {
    history
        .getEvents()
        .forEach(event ->
            assertThat(event.getSerializedSize())
                .as("%s event %d", id, event.getEventId())
                .isLessThanOrEqualTo(PayloadLimits.BYTES_MAX));
    String plain =
        history.getEvents().stream()
            .map(event -> new String(event.toByteArray(), StandardCharsets.UTF_8))
            .reduce("", String::concat);
    for (String text : texts) {
      assertThat(plain.contains(text)).as("%s holds '%s'", id, text).isFalse();
    }
  }

  private static List<WorkflowExecution> executions(
      WorkflowServiceStubs service, String namespace) {
    List<WorkflowExecution> executions = new ArrayList<>();
    service
        .blockingStub()
        .listWorkflowExecutions(
            ListWorkflowExecutionsRequest.newBuilder()
                .setNamespace(namespace)
                .setPageSize(200)
                .build())
        .getExecutionsList()
        .forEach(info -> executions.add(info.getExecution()));
    return executions;
  }

  private static void record(String workflowId, WorkflowExecutionHistory history)
      throws IOException {
    String stage = workflowId.substring(0, workflowId.indexOf('/'));
    Path folder =
        Path.of("..", "workflows", "src", "test", "resources", "histories", stage).normalize();
    Files.createDirectories(folder);
    int number = 1;
    while (Files.exists(folder.resolve("first-path-" + number + ".json"))) {
      number++;
    }
    Files.writeString(folder.resolve("first-path-" + number + ".json"), history.toJson(true));
  }
}
