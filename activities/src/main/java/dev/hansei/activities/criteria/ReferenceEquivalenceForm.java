package dev.hansei.activities.criteria;

import dev.hansei.workflows.criteria.JudgeMethod.ReferenceEquivalence;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Factually the same as the reference? */
record ReferenceEquivalenceForm(ReferenceEquivalence method, String rubric, JudgedAnswer judged)
    implements JudgeForm {
  private static final String SAME = "same";
  private static final String DIFFERENT = "different";
  private static final List<String> RELATIONS = List.of(SAME, "less", "more", DIFFERENT);
  private static final String INSTRUCTIONS =
      """
      You compare what an answer says with what the reference says, as an answer to the question. \
      Only facts count; wording, style and language do not. Say how they relate:
      - same: each says what the other says.
      - less: the answer says a part of the reference and nothing against it.
      - more: the answer says all of the reference, further facts, and nothing against it.
      - different: the answer says something against the reference, or none of it.

      %s

      What matters:
      %s

      Reply with one JSON object and nothing else: \
      {"reason": "one or two sentences", "relation": "same", "less", "more" or "different"}\
      """;

  @Override
  public Optional<String> missing() {
    return judged.reference().isBlank()
        ? Optional.of("the case has no reference")
        : Optional.empty();
  }

  @Override
  public Map<String, String> parts() {
    return judged.asked();
  }

  @Override
  public String instructions(String rule) {
    return INSTRUCTIONS.formatted(rule, rubric);
  }

  @Override
  public String schema() {
    return ReplySchema.reasoned("hansei_relation", "relation", ReplySchema.words(RELATIONS));
  }

  @Override
  public Finding read(ReplyFields reply) throws OffSchema {
    String reason = reply.text("reason");
    String relation = reply.word("relation", RELATIONS);
    // Less and more stand half way: neither is the same, and neither is wrong.
    double value = relation.equals(SAME) ? 1 : relation.equals(DIFFERENT) ? 0 : 0.5;
    return new Finding(value >= method.passesFrom(), value, relation, reason);
  }
}
