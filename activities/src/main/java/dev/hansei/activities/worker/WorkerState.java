package dev.hansei.activities.worker;

import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.worker.WorkerFactory;

/** Where a worker stands. */
public sealed interface WorkerState {
  /** Not asked to serve, or not yet. */
  record Off() implements WorkerState {}

  /** It would serve if the cluster answered; {@code problem} is what came of the last attempt. */
  record Waiting(String problem) implements WorkerState {}

  /** It serves its queues. */
  record Serving(WorkerFactory factory, WorkflowServiceStubs connection) implements WorkerState {}

  /** It has ended with its process. */
  record Stopped() implements WorkerState {}
}
