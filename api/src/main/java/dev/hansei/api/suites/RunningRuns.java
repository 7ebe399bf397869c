package dev.hansei.api.suites;

import dev.hansei.api.pages.Section;
import dev.hansei.api.projects.Backlog;
import dev.hansei.api.projects.Caller;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.suites.RunView;
import dev.hansei.infra.registry.suites.Runs;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.suites.RunState;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Runs that go on, those that are out of budget, and those that failed of late and nobody has
 * looked at.
 */
@Singleton
final class RunningRuns implements Backlog.Source {
  /** The newest; who has more running at once sees at least these. */
  private static final int RUNS = 20;

  /** After that a failed run is history. */
  private static final Duration LATE = Duration.ofDays(1);

  private final Runs runs;
  private final RunWords words;
  private final Clock clock;

  RunningRuns(Runs runs, RunWords words, Clock clock) {
    this.runs = runs;
    this.words = words;
    this.clock = clock;
  }

  @Override
  public Section section() {
    return Section.SUITES;
  }

  @Override
  public long count(Caller caller) {
    return newest(caller.projectId()).stream().filter(run -> !run.state().isTerminal()).count();
  }

  @Override
  public List<Backlog.Item> items(Caller caller) {
    if (!caller.is(Role.LEAD)) {
      return List.of();
    }
    Instant from = clock.instant().minus(LATE);
    return newest(caller.projectId()).stream()
        .filter(run -> waitsForALead(run, from))
        .map(run -> item(caller.projectId(), run))
        .toList();
  }

  private static boolean waitsForALead(RunView run, Instant from) {
    return switch (run.state()) {
      case OUT_OF_BUDGET -> true;
      case FAILED -> run.startedAt().isAfter(from);
      case RUNNING, COMPLETED, CANCELLED -> false;
    };
  }

  private Backlog.Item item(ProjectId project, RunView run) {
    boolean isOut = run.state() == RunState.OUT_OF_BUDGET;
    return new Backlog.Item(
        isOut ? "top up" : "look at",
        "%s run of %s"
            .formatted(
                isOut ? "a waiting" : "a failed", words.suite(project, run.input().suiteId())),
        "/suites/runs/" + run.id(),
        run.startedAt());
  }

  private List<RunView> newest(ProjectId project) {
    return runs.page(project, PageRequest.first(RUNS)).items();
  }
}
