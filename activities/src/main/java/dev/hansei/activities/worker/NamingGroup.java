package dev.hansei.activities.worker;

import dev.hansei.activities.failures.NamingActivitiesImpl;
import dev.hansei.workflows.TaskQueues;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;

/** Naming failure modes waits for models. */
@Factory
final class NamingGroup {
  @Singleton
  @Named("models-failures")
  ActivityGroup naming(NamingActivitiesImpl naming) {
    return new ActivityGroup(TaskQueues.MODELS, List.of(naming));
  }
}
