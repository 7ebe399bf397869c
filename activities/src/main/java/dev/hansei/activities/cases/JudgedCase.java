package dev.hansei.activities.cases;

import dev.hansei.activities.criteria.JudgedAnswer;
import dev.hansei.activities.criteria.JudgedAnswer.Feedback;
import dev.hansei.workflows.cases.CaseContent;
import dev.hansei.workflows.cases.CaseContent.ContextPassage;
import java.util.Optional;

/** What a judge is shown of a case and an answer to it. */
public final class JudgedCase {
  /** The fields of a case that carry what people said of an earlier answer, and that answer. */
  static final String FEEDBACK_FIELD = "feedback";

  static final String EARLIER_FIELD = "previous_answer";

  private JudgedCase() {}

  /**
   * The answer with all that the case holds.
   *
   * @param repetition which repeat of the case it is, from 0
   */
  public static JudgedAnswer of(CaseContent content, String answer, int repetition) {
    return new JudgedAnswer(
        content.question(),
        content.context().stream().map(ContextPassage::text).toList(),
        content.reference(),
        new Feedback(
            content.fields().getOrDefault(FEEDBACK_FIELD, ""),
            content.fields().getOrDefault(EARLIER_FIELD, "")),
        answer,
        Optional.empty(),
        repetition);
  }
}
