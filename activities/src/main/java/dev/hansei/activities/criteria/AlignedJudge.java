package dev.hansei.activities.criteria;

import dev.hansei.workflows.criteria.Judge;
import dev.hansei.workflows.criteria.JudgeMethod;
import dev.hansei.workflows.criteria.LabelledExamples;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Judges by a rubric that was aligned with labels, beside the nearest of them. Safe to repeat; the
 * same answer, judge and examples are paid once.
 */
@Singleton
public final class AlignedJudge {
  private final ModelJudge models;
  private final LabelledExamples labelled;

  public AlignedJudge(ModelJudge models, LabelledExamples labelled) {
    this.models = models;
    this.labelled = labelled;
  }

  JudgeReply judge(
      ProjectId project, Judge judge, JudgeMethod.Aligned method, JudgedAnswer judged) {
    var plain = new RubricForm(judge.rubric(), judged);
    List<LabelledExamples.Example> shown =
        method.examples() == 0
            ? List.of()
            : labelled.nearest(project, method, judged.question(), judged.answer());
    return models.judge(
        project, judge, shown.isEmpty() ? plain : new ExamplesForm(plain, shown), judged);
  }
}
