package dev.hansei.activities.criteria;

import dev.hansei.workflows.criteria.JudgeMethod.FactualConsistency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Each sentence of the answer against the context: supported, contradicted, or not there. */
record FactualConsistencyForm(
    FactualConsistency method, String rubric, JudgedAnswer judged, NumberedFindings sentences)
    implements JudgeForm {
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

  static FactualConsistencyForm of(FactualConsistency method, String rubric, JudgedAnswer judged) {
    List<String> labels = List.of(SUPPORTED, "contradicted", "absent", NO_CLAIM);
    return new FactualConsistencyForm(
        method, rubric, judged, NumberedFindings.ofSentences(judged.answer(), labels));
  }

  @Override
  public Optional<String> missing() {
    if (judged.passages().isEmpty()) {
      return Optional.of("the case has no context");
    }
    return sentences.texts().isEmpty() ? Optional.of("the answer is empty") : Optional.empty();
  }

  @Override
  public Map<String, String> parts() {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("question", judged.question());
    parts.putAll(JudgedAnswer.numbered("passage", judged.passages()));
    parts.putAll(sentences.parts());
    return parts;
  }

  @Override
  public String instructions(String rule) {
    return INSTRUCTIONS.formatted(rule, rubric, sentences.asked());
  }

  @Override
  public String schema() {
    return sentences.schema();
  }

  @Override
  public Finding read(ReplyFields reply) throws OffSchema {
    var found = sentences.read(reply);
    int supported = NumberedFindings.count(found, SUPPORTED);
    int claims = found.size() - NumberedFindings.count(found, NO_CLAIM);
    double value = claims == 0 ? 1 : (double) supported / claims;
    String headline = "%d of %d sentences with a claim are supported".formatted(supported, claims);
    return new Finding(
        value >= method.passesFrom(),
        value,
        NumberedFindings.extracted(found),
        sentences.told(headline, found));
  }
}
