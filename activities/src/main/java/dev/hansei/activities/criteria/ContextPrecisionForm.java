package dev.hansei.activities.criteria;

import dev.hansei.workflows.criteria.JudgeMethod.ContextPrecision;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Do the useful passages come first? The mean, over useful passages, of the share of useful ones
 * down to it; 0 where none is. That is average precision, as retrieval is measured.
 */
final class ContextPrecisionForm {
  private static final String USEFUL = "useful";
  private static final String INSTRUCTIONS =
      """
      You check the passages that an application found for a question. A good answer is given: the \
      reference where there is one, else what the application answered. Label each passage:
      - useful: it helps to give that answer to that question.
      - useless: that answer could be given as well without it.

      %s

      What matters:
      %s

      %s\
      """;

  private ContextPrecisionForm() {}

  static JudgeForm of(ContextPrecision method, String rubric, JudgedAnswer judged) {
    List<String> all = judged.passages();
    List<String> shown = all.subList(0, Math.min(all.size(), NumberedFindings.TEXTS_MAX));
    Map<String, String> before = new LinkedHashMap<>();
    before.put("question", judged.question());
    if (judged.reference().isBlank()) {
      before.put("answer", judged.answer());
    } else {
      before.put("reference", judged.reference());
    }
    return new NumberedForm(
        method,
        rubric,
        new NumberedForm.Asked(
            INSTRUCTIONS,
            shown.isEmpty() ? Optional.of("the case has no context") : Optional.empty(),
            before,
            new NumberedFindings("passage", shown, List.of(USEFUL, "useless")),
            ContextPrecisionForm::counted));
  }

  private static NumberedForm.Counted counted(List<NumberedFindings.Found> found) {
    int useful = 0;
    double sum = 0;
    for (NumberedFindings.Found one : found) {
      if (one.label().equals(USEFUL)) {
        useful++;
        sum += (double) useful / one.number();
      }
    }
    return new NumberedForm.Counted(
        useful == 0 ? 0 : sum / useful,
        "%d of %d passages are useful".formatted(useful, found.size()));
  }
}
