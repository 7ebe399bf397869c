package dev.hansei.activities.criteria;

import dev.hansei.workflows.criteria.Judge;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;

/** Puts an answer to a judge, whatever its kind. */
@Singleton
public final class JudgeCalls {
  private final RubricJudge rubrics;
  private final LearnedJudge learned;

  public JudgeCalls(RubricJudge rubrics, LearnedJudge learned) {
    this.rubrics = rubrics;
    this.learned = learned;
  }

  /** Whether the judge could judge at all: a builtin model cannot apply a rubric. */
  public static boolean canJudge(Judge judge) {
    return switch (judge.kind()) {
      case LEARNED -> true;
      case RUBRIC -> !judge.model().provider().equals("builtin");
    };
  }

  /** Judges. Safe to repeat; what asks a model is paid once. */
  public JudgeReply judge(ProjectId project, Judge judge, JudgedAnswer judged) {
    return switch (judge.kind()) {
      case RUBRIC -> rubrics.judge(project, judge, judged);
      case LEARNED -> learned.judge(judge, judged);
    };
  }
}
