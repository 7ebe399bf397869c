package dev.hansei.activities.calibrations;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hansei.activities.models.ModelJson;
import dev.hansei.activities.models.QuotedData;
import dev.hansei.workflows.criteria.Judge;
import dev.hansei.workflows.models.Message;
import dev.hansei.workflows.models.ModelCalls;
import dev.hansei.workflows.models.ModelReply;
import dev.hansei.workflows.models.ModelRequest;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Has a judge's model read where the judge and people differ, and write the rubric anew. One
 * journaled call. Answers and reasons are data; a reply that repeats their mark is no rubric.
 */
@Singleton
final class RubricWriter {
  /** A longer text is shown by its head. */
  private static final int CHARS_MAX = 3_000;

  private static final String INSTRUCTIONS =
      """
      You improve the rubric by which a judge passes or fails answers of an application. The \
      data holds answers on which the judge, by the present rubric, and people differ; people \
      are right. Find what the rubric leaves open or gets wrong, and write it anew so that a \
      judge who knows nothing else decides as people do. State general rules, short and \
      checkable; name no single answer, quote none of the data, and keep what is not \
      contradicted.

      %s

      What people and the judge said:
      %s

      The present rubric:
      %s

      Reply with one JSON object and nothing else: {"rubric": "the whole new rubric"}\
      """;

  private static final String SCHEMA =
      """
      {"title":"hansei_rubric","type":"object","additionalProperties":false,\
      "properties":{"rubric":{"type":"string"}},"required":["rubric"]}\
      """;

  private final ModelCalls models;

  RubricWriter(ModelCalls models) {
    this.models = models;
  }

  /** An answer on which they differ. */
  record Disagreement(String question, String answer, boolean people, String reason) {}

  /**
   * Writes; empty where the model gave none that can be used.
   *
   * @param round makes each a call of its own
   */
  Optional<String> write(ProjectId project, Judge judge, List<Disagreement> differing, int round) {
    Map<String, String> parts = new LinkedHashMap<>();
    StringBuilder said = new StringBuilder();
    for (int i = 0; i < differing.size(); i++) {
      Disagreement one = differing.get(i);
      parts.put("question-%d".formatted(i + 1), cut(one.question()));
      parts.put("answer-%d".formatted(i + 1), cut(one.answer()));
      parts.put("reason-%d".formatted(i + 1), cut(one.reason()));
      said.append(
          "answer-%d: people said %s, the judge said %s for reason-%d\n"
              .formatted(i + 1, word(one.people()), word(!one.people()), i + 1));
    }
    QuotedData data = QuotedData.of(parts);
    var request =
        new ModelRequest(
            judge.model(),
            List.of(
                new Message(
                    Message.Role.SYSTEM, INSTRUCTIONS.formatted(data.rule(), said, judge.rubric())),
                new Message(Message.Role.USER, data.text())),
            judge.settings(),
            Map.of("question", "rubric " + round + "\n" + judge.rubric()),
            SCHEMA,
            0,
            "");
    return switch (models.call(project, request)) {
      case ModelReply.Failed _ -> Optional.empty();
      case ModelReply.Answered answered ->
          data.leaksInto(answered.text()) ? Optional.empty() : read(answered.text());
    };
  }

  private static Optional<String> read(String reply) {
    return ModelJson.object(reply)
        .map(json -> json.path("rubric"))
        .filter(JsonNode::isTextual)
        .map(text -> text.asText().strip())
        .filter(text -> !text.isEmpty() && text.length() <= Judge.RUBRIC_CHARS_MAX);
  }

  private static String word(boolean passed) {
    return passed ? "pass" : "fail";
  }

  private static String cut(String text) {
    if (text.length() <= CHARS_MAX) {
      return text;
    }
    boolean splitsPair = Character.isHighSurrogate(text.charAt(CHARS_MAX - 1));
    return text.substring(0, splitsPair ? CHARS_MAX - 1 : CHARS_MAX) + "…";
  }
}
