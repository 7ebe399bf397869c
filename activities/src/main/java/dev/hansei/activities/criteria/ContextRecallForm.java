package dev.hansei.activities.criteria;

import dev.hansei.workflows.criteria.JudgeMethod.ContextRecall;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Each sentence of the reference: could it have been taken from the context? */
final class ContextRecallForm {
  private static final String FOUND = "found";
  private static final String INSTRUCTIONS =
      """
      You check whether the passages that an application found hold what a good answer says. The \
      good answer, the reference, is given sentence by sentence. Go by the passages alone and not \
      by what you know. Label each sentence:
      - found: the passages say it, or it follows from them.
      - missing: some of it is in no passage.

      %s

      What matters:
      %s

      %s\
      """;

  private ContextRecallForm() {}

  static JudgeForm of(ContextRecall method, String rubric, JudgedAnswer judged) {
    var sentences = NumberedFindings.ofSentences(judged.reference(), List.of(FOUND, "missing"));
    Map<String, String> before = new LinkedHashMap<>();
    before.put("question", judged.question());
    before.putAll(JudgedAnswer.numbered("passage", judged.passages()));
    return new NumberedForm(
        method,
        rubric,
        new NumberedForm.Asked(
            INSTRUCTIONS,
            missing(judged, sentences),
            before,
            sentences,
            ContextRecallForm::counted));
  }

  private static Optional<String> missing(JudgedAnswer judged, NumberedFindings sentences) {
    if (sentences.texts().isEmpty()) {
      return Optional.of("the case has no reference");
    }
    return judged.passages().isEmpty() ? Optional.of("the case has no context") : Optional.empty();
  }

  private static NumberedForm.Counted counted(List<NumberedFindings.Found> found) {
    int there = NumberedFindings.count(found, FOUND);
    return new NumberedForm.Counted(
        (double) there / found.size(),
        "%d of %d sentences of the reference are in the context".formatted(there, found.size()));
  }
}
