package dev.hansei.api.failures;

import dev.hansei.api.temporal.ScheduleEngine;
import dev.hansei.infra.registry.failures.Schedules;
import dev.hansei.workflows.TaskQueues;
import dev.hansei.workflows.failures.CollectFailures;
import dev.hansei.workflows.failures.CollectFailuresInput;
import dev.hansei.workflows.failures.CollectionId;
import dev.hansei.workflows.failures.CollectionSchedule;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import io.temporal.api.enums.v1.ScheduleOverlapPolicy;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.schedules.Schedule;
import io.temporal.client.schedules.ScheduleActionStartWorkflow;
import io.temporal.client.schedules.ScheduleIntervalSpec;
import io.temporal.client.schedules.SchedulePolicy;
import io.temporal.client.schedules.ScheduleSpec;
import io.temporal.client.schedules.ScheduleState;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Keeps a project's schedule of collections: one Temporal schedule, {@code failures/<project>}. The
 * registry is written first; where Temporal is away, saving again makes up for it.
 */
@Singleton
public final class CollectionScheduler {
  private final Schedules schedules;
  private final ScheduleEngine engine;

  CollectionScheduler(Schedules schedules, ScheduleEngine engine) {
    this.schedules = schedules;
    this.engine = engine;
  }

  /** What was saved. */
  public Optional<CollectionSchedule> find(ProjectId project) {
    return schedules.find(project);
  }

  /**
   * Puts it in force.
   *
   * @throws dev.hansei.api.problems.ApiException 503 {@code temporal-unavailable}: save it again
   */
  public void save(ProjectId project, CollectionSchedule schedule, Actor actor) {
    schedules.save(project, schedule, actor);
    engine.put(id(project), schedule(project, schedule));
  }

  /** Takes it away; collections that run go on. */
  public void delete(ProjectId project, Actor actor) {
    engine.delete(id(project));
    schedules.delete(project, actor);
  }

  private static String id(ProjectId project) {
    return "failures/" + project;
  }

  private static Schedule schedule(ProjectId project, CollectionSchedule wanted) {
    var input =
        new CollectFailuresInput(project, CollectionId.SCHEDULED, new Actor.BySystem(), false);
    return Schedule.newBuilder()
        .setAction(
            ScheduleActionStartWorkflow.newBuilder()
                .setWorkflowType(CollectFailures.class)
                .setArguments(input)
                .setOptions(
                    WorkflowOptions.newBuilder()
                        .setWorkflowId("failures/%s/scheduled".formatted(project))
                        .setTaskQueue(TaskQueues.LOOP)
                        .build())
                .build())
        .setSpec(
            ScheduleSpec.newBuilder()
                .setIntervals(
                    List.of(new ScheduleIntervalSpec(Duration.ofMinutes(wanted.everyMinutes()))))
                .build())
        .setPolicy(
            SchedulePolicy.newBuilder()
                .setOverlap(overlap(wanted.overlap()))
                .setCatchupWindow(Duration.ofMinutes(wanted.catchUpMinutes()))
                .setPauseOnFailure(false)
                .build())
        .setState(ScheduleState.newBuilder().setPaused(wanted.paused()).build())
        .build();
  }

  private static ScheduleOverlapPolicy overlap(CollectionSchedule.Overlap overlap) {
    return switch (overlap) {
      case SKIP -> ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_SKIP;
      case BUFFER_ONE -> ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_BUFFER_ONE;
    };
  }
}
