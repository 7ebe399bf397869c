package dev.hansei.activities.criteria;

import dev.hansei.workflows.criteria.JudgeMethod.Grades;
import java.util.Map;

/** A grade of 1 to 5 by a rubric. */
record GradesForm(Grades method, String rubric, JudgedAnswer judged) implements JudgeForm {
  private static final String INSTRUCTIONS =
      """
      You grade one answer that an application gave to one question. Decide by the rubric alone \
      which whole grade it deserves: 1 is the worst, 5 the best. A reference answer, where there \
      is one, shows what a good answer says; other words for the same are as good.

      %s

      Rubric:
      %s

      Reply with one JSON object and nothing else: \
      {"reason": "one or two sentences", "grade": 1, 2, 3, 4 or 5}\
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
    return ReplySchema.reasoned("hansei_grade", "grade", ReplySchema.whole(1, Grades.BEST));
  }

  @Override
  public Finding read(ReplyFields reply) throws OffSchema {
    String reason = reply.text("reason");
    int grade = reply.whole("grade", 1, Grades.BEST);
    return new Finding(
        grade >= method.passingGrade(), Grades.value(grade), String.valueOf(grade), reason);
  }
}
