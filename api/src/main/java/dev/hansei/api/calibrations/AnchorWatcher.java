package dev.hansei.api.calibrations;

import dev.hansei.api.temporal.ScheduleEngine;
import dev.hansei.infra.registry.calibrations.AnchorRounds;
import dev.hansei.infra.registry.calibrations.AnchorRounds.TooDear;
import dev.hansei.infra.registry.calibrations.AnchorWatches;
import dev.hansei.workflows.TaskQueues;
import dev.hansei.workflows.calibrations.AnchorWatch;
import dev.hansei.workflows.calibrations.WatchAnchors;
import dev.hansei.workflows.calibrations.WatchAnchorsInput;
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
 * Keeps a project's schedule of checks of anchors: one Temporal schedule, {@code
 * calibrations/<project>/anchors}. The registry is written first; where Temporal is away, saving
 * again makes up for it.
 */
@Singleton
public final class AnchorWatcher {
  private final AnchorWatches watches;
  private final AnchorRounds rounds;
  private final ScheduleEngine engine;

  AnchorWatcher(AnchorWatches watches, AnchorRounds rounds, ScheduleEngine engine) {
    this.watches = watches;
    this.rounds = rounds;
    this.engine = engine;
  }

  /** What was saved. */
  public Optional<AnchorWatch> find(ProjectId project) {
    return watches.find(project);
  }

  /** Certificates that its rounds never check. */
  TooDear tooDear(ProjectId project, AnchorWatch watch) {
    return rounds.next(project, watch).tooDear();
  }

  /**
   * Puts it in force.
   *
   * @throws dev.hansei.api.problems.ApiException 503 {@code temporal-unavailable}: save it again
   */
  void save(ProjectId project, AnchorWatch watch, Actor actor) {
    watches.save(project, watch, actor);
    engine.put(WatchAnchors.workflowId(project), schedule(project, watch));
  }

  /** Takes it away; a check that runs goes on. */
  void delete(ProjectId project, Actor actor) {
    engine.delete(WatchAnchors.workflowId(project));
    watches.delete(project, actor);
  }

  /** A round missed by an outage is made up for; one that runs longer than that is not doubled. */
  private static Schedule schedule(ProjectId project, AnchorWatch watch) {
    return Schedule.newBuilder()
        .setAction(
            ScheduleActionStartWorkflow.newBuilder()
                .setWorkflowType(WatchAnchors.class)
                .setArguments(new WatchAnchorsInput(project))
                .setOptions(
                    WorkflowOptions.newBuilder()
                        .setWorkflowId(WatchAnchors.workflowId(project))
                        .setTaskQueue(TaskQueues.LOOP)
                        .build())
                .build())
        .setSpec(
            ScheduleSpec.newBuilder()
                .setIntervals(
                    List.of(new ScheduleIntervalSpec(Duration.ofHours(watch.everyHours()))))
                .build())
        .setPolicy(
            SchedulePolicy.newBuilder()
                .setOverlap(ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_SKIP)
                .setCatchupWindow(Duration.ofHours(watch.everyHours()))
                .setPauseOnFailure(false)
                .build())
        .setState(ScheduleState.newBuilder().setPaused(watch.paused()).build())
        .build();
  }
}
