package dev.hansei.activities.worker;

import dev.hansei.activities.promotions.RehearsalActivitiesImpl;
import dev.hansei.workflows.TaskQueues;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;

/** Rehearsals of promotions write rows, and read a day of traces. */
@Factory
final class RehearsalGroup {
  @Singleton
  @Named("loop-rehearsals")
  ActivityGroup loop(RehearsalActivitiesImpl rehearsals) {
    return new ActivityGroup(TaskQueues.LOOP, List.of(rehearsals));
  }

  @Singleton
  @Named("cpu-rehearsals")
  ActivityGroup cpu(RehearsalActivitiesImpl rehearsals) {
    return new ActivityGroup(TaskQueues.CPU, List.of(rehearsals));
  }
}
