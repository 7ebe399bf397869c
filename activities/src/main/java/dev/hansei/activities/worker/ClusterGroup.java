package dev.hansei.activities.worker;

import dev.hansei.activities.failures.ClusterActivitiesImpl;
import dev.hansei.workflows.TaskQueues;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;

/** Sorting failures into modes keeps a core busy. */
@Factory
final class ClusterGroup {
  @Singleton
  @Named("cpu-failures")
  ActivityGroup clusters(ClusterActivitiesImpl clusters) {
    return new ActivityGroup(TaskQueues.CPU, List.of(clusters));
  }
}
