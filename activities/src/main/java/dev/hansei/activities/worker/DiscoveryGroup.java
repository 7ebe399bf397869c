package dev.hansei.activities.worker;

import dev.hansei.activities.calibrations.DiscoveryActivitiesImpl;
import dev.hansei.workflows.TaskQueues;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;

/** Discovering criteria writes rows, groups what was said, and waits for models. */
@Factory
final class DiscoveryGroup {
  @Singleton
  @Named("loop-discovery")
  ActivityGroup loop(DiscoveryActivitiesImpl discovery) {
    return new ActivityGroup(TaskQueues.LOOP, List.of(discovery));
  }

  @Singleton
  @Named("cpu-discovery")
  ActivityGroup cpu(DiscoveryActivitiesImpl discovery) {
    return new ActivityGroup(TaskQueues.CPU, List.of(discovery));
  }

  @Singleton
  @Named("models-discovery")
  ActivityGroup models(DiscoveryActivitiesImpl discovery) {
    return new ActivityGroup(TaskQueues.MODELS, List.of(discovery));
  }
}
