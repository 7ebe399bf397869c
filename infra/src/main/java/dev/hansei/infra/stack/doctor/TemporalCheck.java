package dev.hansei.infra.stack.doctor;

import dev.hansei.infra.stack.Ports;
import dev.hansei.infra.stack.TemporalConfig;
import io.grpc.StatusRuntimeException;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.api.workflowservice.v1.GetSystemInfoRequest;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.time.Duration;

/** Looks at the Temporal server by gRPC, as the service's clients and workers do. */
record TemporalCheck(int port) {
  private static final String SUBJECT = "temporal answers";
  private static final String REMEDY =
      "Its log says why: infra/hansei status, then Temporal's log.";
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  Finding find() {
    var options =
        WorkflowServiceStubsOptions.newBuilder()
            .setTarget(Ports.LOOPBACK + ":" + port)
            .setRpcTimeout(PATIENCE)
            .build();
    var stubs = WorkflowServiceStubs.newServiceStubs(options);
    try {
      var server = stubs.blockingStub().getSystemInfo(GetSystemInfoRequest.getDefaultInstance());
      var namespace =
          stubs
              .blockingStub()
              .describeNamespace(
                  DescribeNamespaceRequest.newBuilder()
                      .setNamespace(TemporalConfig.NAMESPACE)
                      .build());
      var retention =
          Duration.ofSeconds(namespace.getConfig().getWorkflowExecutionRetentionTtl().getSeconds());
      return Finding.ok(
          SUBJECT,
          "server %s, namespace %s keeps finished workflows %d days"
              .formatted(server.getServerVersion(), TemporalConfig.NAMESPACE, retention.toDays()));
    } catch (StatusRuntimeException e) {
      return Finding.fail(SUBJECT, e.getStatus().toString(), REMEDY);
    } finally {
      stubs.shutdownNow();
    }
  }
}
