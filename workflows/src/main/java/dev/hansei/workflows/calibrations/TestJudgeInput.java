package dev.hansei.workflows.calibrations;

import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import java.util.Objects;

/** Which judge to test. */
public record TestJudgeInput(
    ProjectId projectId, JudgeTestId testId, JudgeId judgeId, Actor startedBy) {
  public TestJudgeInput {
    Objects.requireNonNull(projectId, "projectId is null");
    Objects.requireNonNull(testId, "testId is null");
    Objects.requireNonNull(judgeId, "judgeId is null");
    Objects.requireNonNull(startedBy, "startedBy is null");
  }
}
