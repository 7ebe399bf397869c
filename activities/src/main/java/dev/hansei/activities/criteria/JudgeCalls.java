package dev.hansei.activities.criteria;

import dev.hansei.infra.registry.RegistryException;
import dev.hansei.workflows.criteria.Judge;
import dev.hansei.workflows.criteria.JudgeKind;
import dev.hansei.workflows.criteria.JudgeMethod;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;

/** Puts an answer to a judge, whatever its kind. */
@Singleton
public final class JudgeCalls {
  private final ModelJudge models;
  private final LearnedJudge learned;
  private final Jurors jurors;
  private final PairwiseJudge pairs;
  private final AlignedJudge aligned;

  public JudgeCalls(
      ModelJudge models,
      LearnedJudge learned,
      Jurors jurors,
      PairwiseJudge pairs,
      AlignedJudge aligned) {
    this.models = models;
    this.learned = learned;
    this.jurors = jurors;
    this.pairs = pairs;
    this.aligned = aligned;
  }

  /**
   * Refuses a judge that could score no answer.
   *
   * @throws RegistryException INVALID {@code judge-is-no-llm} or {@code judge-compares}
   */
  public static void requireScoring(Judge judge) {
    if (judge.kind() == JudgeKind.PAIRWISE) {
      throw new RegistryException(
          RegistryException.Kind.INVALID,
          "judge-compares",
          "A pairwise judge compares two answers and scores none alone; choose another kind.");
    }
    requireAnswering(judge);
  }

  private static void requireAnswering(Judge judge) {
    if (!judge.scoresAnswers()) {
      throw new RegistryException(
          RegistryException.Kind.INVALID,
          "judge-is-no-llm",
          "A builtin model cannot apply a rubric; choose a judge on an LLM or a recorded set.");
    }
  }

  /**
   * Refuses a judge that could not be measured: one that compares is measured on pairs.
   *
   * @throws RegistryException INVALID {@code judge-is-no-llm}
   */
  public static void requireMeasurable(Judge judge) {
    if (judge.kind() != JudgeKind.PAIRWISE || judge.model().provider().equals("builtin")) {
      requireAnswering(judge);
    }
  }

  /**
   * Refuses a judge that could not choose among answers by looking at each alone, without the
   * reference and what people said of earlier answers: an application has neither.
   *
   * @throws RegistryException as {@link #requireScoring}; INVALID {@code judge-needs-reference}
   */
  public static void requireChoosing(Judge judge) {
    requireScoring(judge);
    if (!judge.choosesAnswers()) {
      throw new RegistryException(
          RegistryException.Kind.INVALID,
          "judge-needs-reference",
          "A judge that chooses among answers sees question, context and answer only; choose one of"
              + " kind rubric, grades, categories, g-eval, factual-consistency, answer-relevance,"
              + " learned, or a jury of such.");
    }
  }

  /** Judges. Safe to repeat; what asks a model is paid once. */
  public JudgeReply judge(ProjectId project, Judge judge, JudgedAnswer judged) {
    if (judge.learned().isPresent()) {
      return learned.judge(judge, judged);
    }
    return judge
        .method()
        .map(method -> by(project, judge, method, judged))
        .orElseGet(() -> models.judge(project, judge, judged));
  }

  private JudgeReply by(ProjectId project, Judge judge, JudgeMethod method, JudgedAnswer judged) {
    return switch (method) {
      case JudgeMethod.Jury jury ->
          jurors.judge(project, jury, juror -> judge(project, juror, judged));
      case JudgeMethod.Pairwise _ -> pairs.judge(project, judge, judged);
      case JudgeMethod.Aligned shown -> aligned.judge(project, judge, shown, judged);
      case JudgeMethod.Graded _, JudgeMethod.Categories _, JudgeMethod.Safety _ ->
          models.judge(project, judge, judged);
    };
  }
}
