package dev.hansei.activities.criteria;

import dev.hansei.workflows.criteria.Judge;
import dev.hansei.workflows.models.ModelCalls;
import dev.hansei.workflows.models.ModelReply;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.OptionalDouble;

/**
 * Applies a judge's rubric to one answer by its model, through the journal. Only a model that can
 * follow instructions can judge: {@code builtin} models cannot, and say so by {@link
 * JudgeReply.NoAnswer}; nothing here pretends.
 */
@Singleton
public final class RubricJudge {
  private final ModelCalls models;

  public RubricJudge(ModelCalls models) {
    this.models = models;
  }

  /** Judges. Safe to repeat; the same question, answer and rubric are paid once. */
  JudgeReply judge(ProjectId project, Judge judge, JudgedAnswer judged) {
    RubricRequest request = RubricRequest.of(judge, judged);
    return switch (models.call(project, request.request())) {
      case ModelReply.Failed(var _, var reason, int _) -> new JudgeReply.NoAnswer(reason);
      case ModelReply.Answered answered ->
          request
              .read(answered.text())
              .<JudgeReply>map(reading ->
                  new JudgeReply.Judged(
                      reading.passed(), reading.reason(), OptionalDouble.empty(), answered.usage()))
              .orElseGet(() -> new JudgeReply.Unreadable(answered.usage()));
    };
  }
}
