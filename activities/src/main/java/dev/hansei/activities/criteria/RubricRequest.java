package dev.hansei.activities.criteria;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hansei.activities.models.ModelJson;
import dev.hansei.activities.models.QuotedData;
import dev.hansei.workflows.criteria.Judge;
import dev.hansei.workflows.criteria.Score;
import dev.hansei.workflows.models.Message;
import dev.hansei.workflows.models.ModelRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One request to a judge, and how its reply is read. The rubric is the lead's and stands with the
 * instructions; question, reference and answer are strangers' and are quoted as data.
 *
 * <p>A recorded judge is looked up by the question, a blank line and the answer.
 */
final class RubricRequest {
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

  private final QuotedData data;
  private final ModelRequest request;

  private RubricRequest(QuotedData data, ModelRequest request) {
    this.data = data;
    this.request = request;
  }

  /** A verdict as it was written. */
  record Reading(boolean passed, String reason) {}

  static RubricRequest of(Judge judge, JudgedAnswer judged) {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("question", judged.question());
    if (!judged.reference().isBlank()) {
      parts.put("reference", judged.reference());
    }
    parts.put("answer", judged.answer());
    QuotedData data = QuotedData.of(parts);
    String instructions = INSTRUCTIONS.formatted(data.rule(), judge.rubric());
    return new RubricRequest(
        data,
        new ModelRequest(
            judge.model(),
            List.of(
                new Message(Message.Role.SYSTEM, instructions),
                new Message(Message.Role.USER, data.text())),
            judge.settings(),
            Map.of("question", judged.question() + "\n\n" + judged.answer()),
            SCHEMA,
            judged.repetition(),
            ""));
  }

  ModelRequest request() {
    return request;
  }

  /**
   * Reads the reply: one object with a truth value {@code pass} and a text {@code reason}. A reply
   * that repeats the mark of the data has been talked to by the data, and is no verdict.
   */
  Optional<Reading> read(String reply) {
    if (data.leaksInto(reply)) {
      return Optional.empty();
    }
    return ModelJson.object(reply)
        .filter(verdict -> verdict.path("pass").isBoolean() && verdict.path("reason").isTextual())
        .map(RubricRequest::reading);
  }

  private static Reading reading(JsonNode verdict) {
    return new Reading(verdict.path("pass").asBoolean(), cut(verdict.path("reason").asText()));
  }

  private static String cut(String reason) {
    if (reason.length() <= Score.EXPLANATION_CHARS_MAX) {
      return reason;
    }
    int last = Score.EXPLANATION_CHARS_MAX - 1;
    boolean splitsPair = Character.isHighSurrogate(reason.charAt(last - 1));
    return reason.substring(0, splitsPair ? last - 1 : last) + "…";
  }
}
