package dev.hansei.activities.worker;

import dev.hansei.infra.temporal.TemporalSettings;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import java.util.Map;
import org.reactivestreams.Publisher;

/**
 * Not ready while a worker waits for the cluster, saying so; ready in a process that is no worker.
 */
@Singleton
@Readiness
final class WorkerReadiness implements HealthIndicator {
  private static final String NAME = "worker";

  private final WorkerAssembly worker;
  private final WorkerSettings settings;
  private final TemporalSettings temporal;

  WorkerReadiness(WorkerAssembly worker, WorkerSettings settings, TemporalSettings temporal) {
    this.worker = worker;
    this.settings = settings;
    this.temporal = temporal;
  }

  @Override
  public Publisher<HealthResult> getResult() {
    return Publishers.just(result());
  }

  private HealthResult result() {
    return switch (worker.state()) {
      case WorkerState.Serving _ -> result(HealthStatus.UP, "serving");
      case WorkerState.Waiting(String problem) ->
          result(
              HealthStatus.DOWN,
              "waits for Temporal at %s (%s)".formatted(temporal.address(), problem));
      case WorkerState.Stopped _ -> result(HealthStatus.DOWN, "stopped");
      case WorkerState.Off _ ->
          settings.isWorker()
              ? result(HealthStatus.DOWN, "not started yet")
              : result(HealthStatus.UP, "this process is no worker");
    };
  }

  private static HealthResult result(HealthStatus status, String what) {
    return HealthResult.builder(NAME, status).details(Map.of("state", what)).build();
  }
}
