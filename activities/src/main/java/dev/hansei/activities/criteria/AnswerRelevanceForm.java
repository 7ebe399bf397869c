package dev.hansei.activities.criteria;

import dev.hansei.workflows.criteria.JudgeMethod.AnswerRelevance;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Each sentence of the answer: does it speak to the question? Whether it is true is not asked. */
final class AnswerRelevanceForm {
  private static final String RELEVANT = "relevant";
  private static final String INSTRUCTIONS =
      """
      You check an answer that an application gave, sentence by sentence, for whether it speaks to \
      the question. Whether it is true does not matter here. Label each sentence:
      - relevant: it answers the question, or is needed to understand the answer.
      - irrelevant: the answer to this question would lose nothing without it.

      %s

      What matters:
      %s

      %s\
      """;

  private AnswerRelevanceForm() {}

  static JudgeForm of(AnswerRelevance method, String rubric, JudgedAnswer judged) {
    var sentences = NumberedFindings.ofSentences(judged.answer(), List.of(RELEVANT, "irrelevant"));
    return new NumberedForm(
        method,
        rubric,
        new NumberedForm.Asked(
            INSTRUCTIONS,
            sentences.texts().isEmpty() ? Optional.of("the answer is empty") : Optional.empty(),
            Map.of("question", judged.question()),
            sentences,
            AnswerRelevanceForm::counted));
  }

  private static NumberedForm.Counted counted(List<NumberedFindings.Found> found) {
    int relevant = NumberedFindings.count(found, RELEVANT);
    return new NumberedForm.Counted(
        (double) relevant / found.size(),
        "%d of %d sentences speak to the question".formatted(relevant, found.size()));
  }
}
