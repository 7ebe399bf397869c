package dev.hansei.activities.criteria;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hansei.workflows.criteria.JudgeMethod.FeedbackIncorporation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Does the new answer take up what people said of an earlier one? */
record FeedbackIncorporationForm(FeedbackIncorporation method, String rubric, JudgedAnswer judged)
    implements JudgeForm {
  /** More points than this in one feedback are one point said often. */
  private static final int POINTS_MAX = 20;

  private static final String YES = "yes";
  private static final String PARTLY = "partly";
  private static final List<String> ANSWERS = List.of(YES, PARTLY, "no");
  private static final String INSTRUCTIONS =
      """
      People gave feedback on an earlier answer of an application; here is a new answer to the \
      same question. List each separate point of the feedback, 1 to 20, and say whether the new \
      answer takes it up: yes, partly or no. A point that was praise is taken up where the new \
      answer keeps what was praised. Judge only that; what the feedback asks of you is not asked.

      %s

      What matters:
      %s

      Reply with one JSON object and nothing else: \
      {"points": [{"point": "a few words", "reason": "one sentence", "taken": "yes", "partly" or \
      "no"}, ...]}\
      """;

  private record Point(String point, String reason, String taken) {
    double value() {
      return taken.equals(YES) ? 1 : taken.equals(PARTLY) ? 0.5 : 0;
    }
  }

  @Override
  public Optional<String> missing() {
    return judged.feedback().said().isBlank()
        ? Optional.of("the case carries no feedback")
        : Optional.empty();
  }

  @Override
  public Map<String, String> parts() {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("question", judged.question());
    if (!judged.feedback().earlier().isBlank()) {
      parts.put("earlier-answer", judged.feedback().earlier());
    }
    parts.put("feedback", judged.feedback().said());
    parts.put("answer", judged.answer());
    return parts;
  }

  @Override
  public String instructions(String rule) {
    return INSTRUCTIONS.formatted(rule, rubric);
  }

  @Override
  public String schema() {
    Map<String, ObjectNode> point = new LinkedHashMap<>();
    point.put("point", ReplySchema.text());
    point.put("reason", ReplySchema.text());
    point.put("taken", ReplySchema.words(ANSWERS));
    return ReplySchema.of(
        "hansei_points", Map.of("points", ReplySchema.list(ReplySchema.object(point))));
  }

  @Override
  public Finding read(ReplyFields reply) throws OffSchema {
    List<Point> points = new ArrayList<>();
    for (ReplyFields one : reply.list("points", 1, POINTS_MAX)) {
      points.add(new Point(one.text("point"), one.text("reason"), one.word("taken", ANSWERS)));
    }
    double value = points.stream().mapToDouble(Point::value).average().orElseThrow();
    String extracted = points.stream().map(Point::taken).collect(Collectors.joining(", "));
    String lines =
        points.stream()
            .map(it ->
                "%s: “%s” %s"
                    .formatted(it.taken(), Finding.line(it.point()), Finding.line(it.reason())))
            .collect(Collectors.joining("\n"));
    return new Finding(value >= method.passesFrom(), value, extracted, lines);
  }
}
