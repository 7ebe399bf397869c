package dev.hansei.activities.criteria;

import java.util.Map;

/** Pass or fail by a rubric. Its words are part of every call's key: they stay as they are. */
record RubricForm(String rubric, JudgedAnswer judged) implements JudgeForm {
  private static final String INSTRUCTIONS =
      """
      You grade one answer that an application gave to one question. Decide by the rubric alone \
      whether the answer passes. A reference answer, where there is one, shows what a good answer \
      says; other words for the same are as good.

      %s

      Rubric:
      %s

      Reply with one JSON object and nothing else: \
      {"reason": "one or two sentences", "pass": true or false}\
      """;

  private static final String SCHEMA =
      """
      {"title":"hansei_verdict","type":"object","additionalProperties":false,\
      "properties":{"reason":{"type":"string"},"pass":{"type":"boolean"}},\
      "required":["reason","pass"]}\
      """;

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
    return SCHEMA;
  }

  @Override
  public Finding read(ReplyFields reply) throws OffSchema {
    boolean passed = reply.truth("pass");
    return new Finding(passed, passed ? 1 : 0, passed ? "pass" : "fail", reply.text("reason"));
  }
}
