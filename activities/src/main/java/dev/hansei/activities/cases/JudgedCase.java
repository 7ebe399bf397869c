package dev.hansei.activities.cases;

import dev.hansei.activities.criteria.JudgedAnswer;
import dev.hansei.activities.criteria.JudgedAnswer.Feedback;
import dev.hansei.workflows.cases.CaseContent;
import dev.hansei.workflows.cases.CaseContent.ContextPassage;
import dev.hansei.workflows.cases.EarlierAnswer;
import java.util.Optional;

/** What a judge is shown of a case and an answer to it. */
public final class JudgedCase {
  private JudgedCase() {}

  /**
   * The answer with all that the case holds.
   *
   * @param repetition which repeat of the case it is, from 0
   */
  public static JudgedAnswer of(CaseContent content, String answer, int repetition) {
    return new JudgedAnswer(
        content.transcript(),
        content.context().stream().map(ContextPassage::text).toList(),
        content.reference(),
        new Feedback(
            content.fields().getOrDefault(EarlierAnswer.FEEDBACK_FIELD, ""),
            content.fields().getOrDefault(EarlierAnswer.ANSWER_FIELD, "")),
        answer,
        Optional.empty(),
        repetition);
  }
}
