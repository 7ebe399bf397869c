package dev.hansei.api.calibrations;

import dev.hansei.api.temporal.WorkflowEngine;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.calibrations.JudgeTestRuns;
import dev.hansei.infra.registry.calibrations.JudgeTestView;
import dev.hansei.workflows.calibrations.JudgeTestId;
import dev.hansei.workflows.calibrations.TestJudge;
import dev.hansei.workflows.calibrations.TestJudgeInput;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Starts tests of judges, for REST and pages alike. */
@Singleton
public final class JudgeTestStarter {
  private final WorkflowEngine engine;
  private final JudgeTestRuns tests;
  private final Ids ids;

  JudgeTestStarter(WorkflowEngine engine, JudgeTestRuns tests, Ids ids) {
    this.engine = engine;
    this.tests = tests;
    this.ids = ids;
  }

  /**
   * A test that was started.
   *
   * @param view absent as long as no worker has begun it
   */
  public record Started(JudgeTestId id, Optional<JudgeTestView> view) {}

  /**
   * Starts a test and waits a little for its row.
   *
   * @throws dev.hansei.api.problems.ApiException 503 {@code temporal-unavailable}; nothing was
   *     started then
   */
  public Started start(ProjectId project, JudgeId judge, Actor actor) {
    return start(project, new JudgeTestId(ids.next()), judge, actor);
  }

  /** The same under an id of the caller's; what was started under it is not started anew. */
  Started start(ProjectId project, JudgeTestId id, JudgeId judge, Actor actor) {
    var input = new TestJudgeInput(project, id, judge, actor);
    engine.start(TestJudge.class, TestJudge.workflowId(input), input);
    return new Started(id, engine.awaitRow(() -> tests.find(project, id)));
  }

  /** Asks a test to stop; false when it has ended. */
  boolean cancel(ProjectId project, JudgeTestId id) {
    return engine.cancel(TestJudge.workflowId(project, id));
  }

  /** Whether a test without a row was started and waits for a worker. */
  boolean isQueued(ProjectId project, JudgeTestId id) {
    return engine.isQueued(id.value(), TestJudge.workflowId(project, id));
  }
}
