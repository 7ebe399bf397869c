package dev.hansei.workflows.suites;

import dev.hansei.workflows.cases.DatasetVersionId;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import java.util.Objects;

/**
 * What to run.
 *
 * @param repeats how often each case is asked, 1 to 20
 */
public record RunSuiteInput(
    ProjectId projectId,
    RunId runId,
    SuiteId suiteId,
    DatasetVersionId datasetVersionId,
    Target target,
    int repeats,
    Actor startedBy) {
  /** Beyond 20 repeats the spread is known; more cases say more. */
  public static final int REPEATS_MAX = 20;

  public RunSuiteInput {
    Objects.requireNonNull(projectId, "projectId is null");
    Objects.requireNonNull(runId, "runId is null");
    Objects.requireNonNull(suiteId, "suiteId is null");
    Objects.requireNonNull(datasetVersionId, "datasetVersionId is null");
    Objects.requireNonNull(target, "target is null");
    if (repeats < 1 || repeats > REPEATS_MAX) {
      throw new IllegalArgumentException("repeats is 1 to 20: " + repeats);
    }
    Objects.requireNonNull(startedBy, "startedBy is null");
  }
}
