package dev.hansei.activities.criteria;

import dev.hansei.workflows.criteria.JudgeMethod.ContextRecall;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Each sentence of the reference: could it have been taken from the context? */
record ContextRecallForm(
    ContextRecall method, String rubric, JudgedAnswer judged, NumberedFindings sentences)
    implements JudgeForm {
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

  static ContextRecallForm of(ContextRecall method, String rubric, JudgedAnswer judged) {
    List<String> labels = List.of(FOUND, "missing");
    return new ContextRecallForm(
        method, rubric, judged, NumberedFindings.ofSentences(judged.reference(), labels));
  }

  @Override
  public Optional<String> missing() {
    if (sentences.texts().isEmpty()) {
      return Optional.of("the case has no reference");
    }
    return judged.passages().isEmpty() ? Optional.of("the case has no context") : Optional.empty();
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
    int there = NumberedFindings.count(found, FOUND);
    double value = (double) there / found.size();
    String headline =
        "%d of %d sentences of the reference are in the context".formatted(there, found.size());
    return new Finding(
        value >= method.passesFrom(),
        value,
        NumberedFindings.extracted(found),
        sentences.told(headline, found));
  }
}
