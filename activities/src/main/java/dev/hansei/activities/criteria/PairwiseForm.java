package dev.hansei.activities.criteria;

import dev.hansei.workflows.criteria.PairVerdict.Choice;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Which of two answers is better, in one order; what they come from is not told. */
record PairwiseForm(String rubric, ShownPair pair) implements JudgeForm {
  private static final List<String> CHOICES = List.of("first", "second", "tie");
  private static final String INSTRUCTIONS =
      """
      Two applications answered the same question. Say by the rubric alone which answer is better. \
      Neither the order in which they stand nor their length makes one better. Where neither is \
      better, say tie. A reference answer, where there is one, shows what a good answer says.

      %s

      Rubric:
      %s

      Reply with one JSON object and nothing else: \
      {"reason": "one or two sentences", "better": "first", "second" or "tie"}\
      """;

  /**
   * Two answers in one order.
   *
   * @param reference empty where the case has none
   */
  record ShownPair(String question, String reference, String first, String second) {
    /** The other way round. */
    ShownPair turned() {
      return new ShownPair(question, reference, second, first);
    }
  }

  @Override
  public Map<String, String> parts() {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("question", pair.question());
    if (!pair.reference().isBlank()) {
      parts.put("reference", pair.reference());
    }
    parts.put("first-answer", pair.first());
    parts.put("second-answer", pair.second());
    return parts;
  }

  @Override
  public String instructions(String rule) {
    return INSTRUCTIONS.formatted(rule, rubric);
  }

  @Override
  public String schema() {
    return ReplySchema.reasoned("hansei_choice", "better", ReplySchema.words(CHOICES));
  }

  @Override
  public Finding read(ReplyFields reply) throws OffSchema {
    String reason = reply.text("reason");
    String better = reply.word("better", CHOICES);
    double value = better.equals("first") ? 1 : better.equals("second") ? 0 : 0.5;
    return new Finding(value == 1, value, better, reason);
  }

  /** The choice that {@link #read} extracted. */
  static Choice choice(Finding finding) {
    return Choice.valueOf(finding.answer().toUpperCase(Locale.ROOT));
  }
}
