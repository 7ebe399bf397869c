package dev.hansei.activities.criteria;

import dev.hansei.workflows.criteria.Judge;
import dev.hansei.workflows.criteria.JudgeMethod;

/** The form that a judge's kind asks by. */
final class JudgeForms {
  private JudgeForms() {}

  /**
   * The form for one answer.
   *
   * @throws IllegalArgumentException for a jury, a pairwise or an aligned judge, which ask
   *     otherwise
   */
  static JudgeForm of(Judge judge, JudgedAnswer judged) {
    return judge
        .method()
        .map(method -> of(method, judge.rubric(), judged))
        .orElseGet(() -> new RubricForm(judge.rubric(), judged));
  }

  private static JudgeForm of(JudgeMethod method, String rubric, JudgedAnswer judged) {
    return switch (method) {
      case JudgeMethod.Grades it -> new GradesForm(it, rubric, judged);
      case JudgeMethod.Categories it -> new CategoriesForm(it, rubric, judged);
      case JudgeMethod.GEval it -> new GEvalForm(it, rubric, judged);
      case JudgeMethod.FactualConsistency it -> FactualConsistencyForm.of(it, rubric, judged);
      case JudgeMethod.AnswerRelevance it -> AnswerRelevanceForm.of(it, rubric, judged);
      case JudgeMethod.ContextPrecision it -> ContextPrecisionForm.of(it, rubric, judged);
      case JudgeMethod.ContextRecall it -> ContextRecallForm.of(it, rubric, judged);
      case JudgeMethod.ReferenceEquivalence it -> new ReferenceEquivalenceForm(it, rubric, judged);
      case JudgeMethod.FeedbackIncorporation it ->
          new FeedbackIncorporationForm(it, rubric, judged);
      case JudgeMethod.Safety it -> new SafetyForm(it, rubric, judged);
      case JudgeMethod.Jury _, JudgeMethod.Pairwise _, JudgeMethod.Aligned _ ->
          throw new IllegalArgumentException("no form for " + method.kind());
    };
  }
}
