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
record ContextPrecisionForm(
    ContextPrecision method, String rubric, JudgedAnswer judged, NumberedFindings passages)
    implements JudgeForm {
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

  static ContextPrecisionForm of(ContextPrecision method, String rubric, JudgedAnswer judged) {
    List<String> labels = List.of(USEFUL, "useless");
    List<String> all = judged.passages();
    List<String> shown = all.subList(0, Math.min(all.size(), NumberedFindings.TEXTS_MAX));
    return new ContextPrecisionForm(
        method, rubric, judged, new NumberedFindings("passage", shown, labels));
  }

  @Override
  public Optional<String> missing() {
    return passages.texts().isEmpty() ? Optional.of("the case has no context") : Optional.empty();
  }

  @Override
  public Map<String, String> parts() {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("question", judged.question());
    if (judged.reference().isBlank()) {
      parts.put("answer", judged.answer());
    } else {
      parts.put("reference", judged.reference());
    }
    parts.putAll(passages.parts());
    return parts;
  }

  @Override
  public String instructions(String rule) {
    return INSTRUCTIONS.formatted(rule, rubric, passages.asked());
  }

  @Override
  public String schema() {
    return passages.schema();
  }

  @Override
  public Finding read(ReplyFields reply) throws OffSchema {
    var found = passages.read(reply);
    int useful = 0;
    double sum = 0;
    for (NumberedFindings.Found one : found) {
      if (one.label().equals(USEFUL)) {
        useful++;
        sum += (double) useful / one.number();
      }
    }
    double value = useful == 0 ? 0 : sum / useful;
    String headline = "%d of %d passages are useful".formatted(useful, found.size());
    return new Finding(
        value >= method.passesFrom(),
        value,
        NumberedFindings.extracted(found),
        passages.told(headline, found));
  }
}
