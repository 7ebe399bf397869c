package dev.hansei.activities.worker;

import dev.hansei.activities.calibrations.JudgeTestActivitiesImpl;
import dev.hansei.workflows.TaskQueues;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;

/** Testing a judge writes rows, waits for models, and bootstraps. */
@Factory
final class JudgeTestGroup {
  @Singleton
  @Named("loop-tests")
  ActivityGroup loop(JudgeTestActivitiesImpl tests) {
    return new ActivityGroup(TaskQueues.LOOP, List.of(tests));
  }

  @Singleton
  @Named("models-tests")
  ActivityGroup models(JudgeTestActivitiesImpl tests) {
    return new ActivityGroup(TaskQueues.MODELS, List.of(tests));
  }

  @Singleton
  @Named("cpu-tests")
  ActivityGroup cpu(JudgeTestActivitiesImpl tests) {
    return new ActivityGroup(TaskQueues.CPU, List.of(tests));
  }
}
