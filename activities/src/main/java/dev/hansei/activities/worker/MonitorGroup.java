package dev.hansei.activities.worker;

import dev.hansei.activities.monitors.MonitorActivitiesImpl;
import dev.hansei.workflows.TaskQueues;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;

/** Monitors write rows, and wait for the models of their judges. */
@Factory
final class MonitorGroup {
  @Singleton
  @Named("loop-monitors")
  ActivityGroup loop(MonitorActivitiesImpl monitors) {
    return new ActivityGroup(TaskQueues.LOOP, List.of(monitors));
  }

  @Singleton
  @Named("models-monitors")
  ActivityGroup models(MonitorActivitiesImpl monitors) {
    return new ActivityGroup(TaskQueues.MODELS, List.of(monitors));
  }
}
