package dev.hansei.activities.criteria;

import dev.hansei.workflows.criteria.JudgeMethod.FactualConsistency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Each sentence of the answer against the context: supported, contradicted, or not there. */
final class FactualConsistencyForm {
  private static final String SUPPORTED = "supported";
  private static final String NO_CLAIM = "no-claim";
  private static final String INSTRUCTIONS =
      """
      You check an answer that an application gave, sentence by sentence, against the passages of \
      its context. Go by the passages alone and not by what you know. Label each sentence:
      - supported: the passages say it, or it follows from them.
      - contradicted: the passages say otherwise.
      - absent: the passages say neither, even if it is true elsewhere.
      - no-claim: it says nothing that could be true or false, such as a greeting.
      A sentence that says several things has the worst label of any of them.

      %s

      What matters:
      %s

      %s\
      """;

  private FactualConsistencyForm() {}

  static JudgeForm of(FactualConsistency method, String rubric, JudgedAnswer judged) {
    List<String> labels = List.of(SUPPORTED, "contradicted", "absent", NO_CLAIM);
    var sentences = NumberedFindings.ofSentences(judged.answer(), labels);
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
            FactualConsistencyForm::counted));
  }

  private static Optional<String> missing(JudgedAnswer judged, NumberedFindings sentences) {
    if (judged.passages().isEmpty()) {
      return Optional.of("the case has no context");
    }
    return sentences.texts().isEmpty() ? Optional.of("the answer is empty") : Optional.empty();
  }

  private static NumberedForm.Counted counted(List<NumberedFindings.Found> found) {
    int supported = NumberedFindings.count(found, SUPPORTED);
    int claims = found.size() - NumberedFindings.count(found, NO_CLAIM);
    return new NumberedForm.Counted(
        claims == 0 ? 1 : (double) supported / claims,
        "%d of %d sentences with a claim are supported".formatted(supported, claims));
  }
}
