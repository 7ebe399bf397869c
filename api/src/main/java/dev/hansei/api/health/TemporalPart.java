package dev.hansei.api.health;

import io.micronaut.context.annotation.Requires;
import io.temporal.api.workflowservice.v1.GetSystemInfoRequest;
import io.temporal.serviceclient.WorkflowServiceStubs;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;

/** The workflow engine answers. */
@Singleton
@Requires(beans = WorkflowServiceStubs.class)
final class TemporalPart implements HealthPart {
  private static final int ANSWER_SECONDS_MAX = 2;

  private final WorkflowServiceStubs temporal;

  TemporalPart(WorkflowServiceStubs temporal) {
    this.temporal = temporal;
  }

  @Override
  public String name() {
    return "temporal";
  }

  @Override
  public void ask() {
    temporal
        .blockingStub()
        .withDeadlineAfter(ANSWER_SECONDS_MAX, TimeUnit.SECONDS)
        .getSystemInfo(GetSystemInfoRequest.getDefaultInstance());
  }
}
