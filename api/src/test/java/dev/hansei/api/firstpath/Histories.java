package dev.hansei.api.firstpath;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.util.Timestamps;
import dev.hansei.workflows.HistoryFile;
import dev.hansei.workflows.PayloadLimits;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import io.temporal.api.workflowservice.v1.ListWorkflowExecutionsRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.internal.common.WorkflowExecutionHistory;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What stands in the histories of all workflows that a stack has run. */
final class Histories {
  /**
   * {@code -Dgolden.write=true} keeps them for the replay tests; existing files are never edited.
   */
  private static final boolean RECORD = Boolean.getBoolean("golden.write");

  private Histories() {}

  /** How many events the longest of them has. */
  static long longest(StackProcess stack) {
    WorkflowServiceStubs service = service(stack);
    try {
      return infos(service, stack.setting("HANSEI_TEMPORAL_NAMESPACE")).stream()
          .mapToLong(WorkflowExecutionInfo::getHistoryLength)
          .max()
          .orElseThrow();
    } finally {
      service.shutdownNow();
    }
  }

  /** No history holds one of the texts, nor a payload over the limit. */
  static void check(StackProcess stack, List<String> texts) throws IOException {
    WorkflowServiceStubs service = service(stack);
    try {
      String namespace = stack.setting("HANSEI_TEMPORAL_NAMESPACE");
      WorkflowClient client =
          WorkflowClient.newInstance(
              service, WorkflowClientOptions.newBuilder().setNamespace(namespace).build());
      Map<String, WorkflowExecutionHistory> histories = new LinkedHashMap<>();
      for (WorkflowExecution execution : executions(service, namespace)) {
        histories.put(
            execution.getWorkflowId(),
            client.fetchHistory(execution.getWorkflowId(), execution.getRunId()));
      }
      assertThat(histories).isNotEmpty();
      histories.forEach((id, history) -> checkOne(id, history, texts));
      if (RECORD) {
        record(histories);
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

  private static WorkflowServiceStubs service(StackProcess stack) {
    return WorkflowServiceStubs.newServiceStubs(
        WorkflowServiceStubsOptions.newBuilder()
            .setTarget("127.0.0.1:" + stack.setting("HANSEI_TEMPORAL_PORT"))
            .build());
  }

  private static List<WorkflowExecution> executions(
      WorkflowServiceStubs service, String namespace) {
    return infos(service, namespace).stream()
        .sorted(Comparator.comparing(info -> Timestamps.toNanos(info.getStartTime())))
        .map(WorkflowExecutionInfo::getExecution)
        .toList();
  }

  private static List<WorkflowExecutionInfo> infos(WorkflowServiceStubs service, String namespace) {
    return service
        .blockingStub()
        .listWorkflowExecutions(
            ListWorkflowExecutionsRequest.newBuilder()
                .setNamespace(namespace)
                .setPageSize(200)
                .build())
        .getExecutionsList();
  }

  /** As {@code <stage>/real-server-<n>.json}, in the order in which they were started. */
  private static void record(Map<String, WorkflowExecutionHistory> histories) throws IOException {
    Path folder = Path.of("..", "workflows", "src", "test", "resources", "histories").normalize();
    Map<String, Integer> numbers = new HashMap<>();
    for (Map.Entry<String, WorkflowExecutionHistory> entry : histories.entrySet()) {
      String stage = entry.getKey().substring(0, entry.getKey().indexOf('/'));
      int number = numbers.merge(stage, 1, Integer::sum);
      HistoryFile.keep(
          folder.resolve(stage).resolve("real-server-" + number + ".json"), entry.getValue());
    }
  }
}
