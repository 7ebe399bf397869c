package dev.hansei.infra.temporal;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.MethodDescriptor;
import io.temporal.api.enums.v1.VersioningBehavior;
import io.temporal.api.workflowservice.v1.RespondWorkflowTaskCompletedRequest;

/**
 * Takes the versioning behaviour out of what a worker reports while worker versioning is off. Every
 * workflow declares its behaviour, the SDK (1.38) reports it in any case, and the server (1.32)
 * refuses such a report of a worker that is in no deployment.
 */
final class UnversionedTasks implements ClientInterceptor {
  @Override
  public <Q, S> ClientCall<Q, S> interceptCall(
      MethodDescriptor<Q, S> method, CallOptions options, Channel next) {
    return new SimpleForwardingClientCall<>(next.newCall(method, options)) {
      @Override
      public void sendMessage(Q message) {
        super.sendMessage(withoutBehaviour(message));
      }
    };
  }

  @SuppressWarnings("unchecked") // the same type as came in
  private static <Q> Q withoutBehaviour(Q message) {
    return message instanceof RespondWorkflowTaskCompletedRequest report
        ? (Q)
            report.toBuilder()
                .setVersioningBehavior(VersioningBehavior.VERSIONING_BEHAVIOR_UNSPECIFIED)
                .build()
        : message;
  }
}
