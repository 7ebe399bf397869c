package dev.hansei.activities.worker;

import io.micronaut.context.annotation.ConfigurationInject;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.util.List;
import java.util.Objects;

/**
 * What one worker process is told.
 *
 * @param roles {@code HANSEI_ROLES}; with {@code worker} among them the queues are served
 * @param deployment {@code HANSEI_DEPLOYMENT}: name of the worker deployment; empty means that
 *     worker versioning is off
 * @param buildId {@code HANSEI_BUILD_ID}: the build's commit; needed with a deployment
 */
@ConfigurationProperties("hansei")
public record WorkerSettings(
    @Bindable(defaultValue = "api,worker") List<String> roles,
    @Bindable(defaultValue = "") String deployment,
    @Bindable(defaultValue = "") String buildId) {
  private static final String WORKER = "worker";

  @ConfigurationInject
  public WorkerSettings {
    roles = roles.stream().map(String::strip).toList();
    deployment = Objects.requireNonNullElse(deployment, "");
    buildId = Objects.requireNonNullElse(buildId, "");
    if (!deployment.isEmpty() && buildId.isEmpty()) {
      throw new IllegalArgumentException("HANSEI_DEPLOYMENT needs HANSEI_BUILD_ID beside it");
    }
  }

  /** Whether this process serves task queues. */
  public boolean isWorker() {
    return roles.stream().anyMatch(WORKER::equalsIgnoreCase);
  }

  /** Whether runs stay with the build that their type is pinned to. */
  public boolean isVersioned() {
    return !deployment.isEmpty();
  }
}
