package dev.hansei.activities.criteria;

import dev.hansei.workflows.criteria.JudgeMethod.AnswerRelevance;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Each sentence of the answer: does it speak to the question? Whether it is true is not asked. */
record AnswerRelevanceForm(
    AnswerRelevance method, String rubric, JudgedAnswer judged, NumberedFindings sentences)
    implements JudgeForm {
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

  static AnswerRelevanceForm of(AnswerRelevance method, String rubric, JudgedAnswer judged) {
    List<String> labels = List.of(RELEVANT, "irrelevant");
    return new AnswerRelevanceForm(
        method, rubric, judged, NumberedFindings.ofSentences(judged.answer(), labels));
  }

  @Override
  public Optional<String> missing() {
    return sentences.texts().isEmpty() ? Optional.of("the answer is empty") : Optional.empty();
  }

  @Override
  public Map<String, String> parts() {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("question", judged.question());
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
    int relevant = NumberedFindings.count(found, RELEVANT);
    double value = (double) relevant / found.size();
    String headline = "%d of %d sentences speak to the question".formatted(relevant, found.size());
    return new Finding(
        value >= method.passesFrom(),
        value,
        NumberedFindings.extracted(found),
        sentences.told(headline, found));
  }
}
