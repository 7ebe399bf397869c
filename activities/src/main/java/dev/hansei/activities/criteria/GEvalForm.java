package dev.hansei.activities.criteria;

import dev.hansei.workflows.criteria.JudgeMethod.GEval;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** G-Eval: written steps, then 0 to 10. The number counts; token probabilities do not. */
record GEvalForm(GEval method, String rubric, JudgedAnswer judged) implements JudgeForm {
  private static final String INSTRUCTIONS =
      """
      You evaluate one answer that an application gave to one question. Follow the steps one by \
      one, then give a whole score: 0 where the criterion is not met at all, 10 where it is met \
      fully.

      %s

      Criterion:
      %s

      Steps:
      %s

      Reply with one JSON object and nothing else: \
      {"reason": "what the steps showed, in two or three sentences", "score": 0 to 10}\
      """;

  @Override
  public Map<String, String> parts() {
    return judged.everything();
  }

  @Override
  public String instructions(String rule) {
    String steps =
        IntStream.range(0, method.steps().size())
            .mapToObj(i -> "%d. %s".formatted(i + 1, method.steps().get(i)))
            .collect(Collectors.joining("\n"));
    return INSTRUCTIONS.formatted(rule, rubric, steps);
  }

  @Override
  public String schema() {
    return ReplySchema.reasoned("hansei_score", "score", ReplySchema.whole(0, GEval.BEST));
  }

  @Override
  public Finding read(ReplyFields reply) throws OffSchema {
    String reason = reply.text("reason");
    int score = reply.whole("score", 0, GEval.BEST);
    double value = score / (double) GEval.BEST;
    return new Finding(value >= method.passesFrom(), value, String.valueOf(score), reason);
  }
}
