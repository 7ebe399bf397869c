package dev.hansei.workflows.suites;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.hansei.workflows.cases.DatasetVersionId;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What to run.
 *
 * @param repeats how often each case is asked, 1 to 20
 * @param against a run on the same dataset version, to whose answers pairwise judges compare; empty
 *     in histories from before it was there
 * @param seed what the first repetition of each case is asked with, the next with one more; absent
 *     where the prompt's own settings hold
 * @param budget what it may pay; absent for no limit, within campaigns, which hold back for the
 *     whole run, and in histories from before it was there
 */
public record RunSuiteInput(
    ProjectId projectId,
    RunId runId,
    SuiteId suiteId,
    DatasetVersionId datasetVersionId,
    Target target,
    int repeats,
    Actor startedBy,
    Optional<RunId> against,
    @Nullable Long seed,
    @Nullable RunBudget budget) {
  /** Beyond 20 repeats the spread is known; more cases say more. */
  public static final int REPEATS_MAX = 20;

  @JsonCreator
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
    Objects.requireNonNull(against, "against is null");
  }

  /** A run that is compared with none, with the seed of the prompt's own settings, if any. */
  public RunSuiteInput(
      ProjectId projectId,
      RunId runId,
      SuiteId suiteId,
      DatasetVersionId datasetVersionId,
      Target target,
      int repeats,
      Actor startedBy) {
    this(
        projectId,
        runId,
        suiteId,
        datasetVersionId,
        target,
        repeats,
        startedBy,
        Optional.empty(),
        null,
        null);
  }

  /** The same, compared with another run. */
  public RunSuiteInput comparedWith(Optional<RunId> other) {
    return new RunSuiteInput(
        projectId,
        runId,
        suiteId,
        datasetVersionId,
        target,
        repeats,
        startedBy,
        other,
        seed,
        budget);
  }

  /** The same with another budget, or without one. */
  public RunSuiteInput within(@Nullable RunBudget limit) {
    return new RunSuiteInput(
        projectId,
        runId,
        suiteId,
        datasetVersionId,
        target,
        repeats,
        startedBy,
        against,
        seed,
        limit);
  }
}
