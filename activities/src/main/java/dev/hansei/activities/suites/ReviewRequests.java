package dev.hansei.activities.suites;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hansei.activities.models.ModelJson;
import dev.hansei.activities.models.QuotedData;
import dev.hansei.workflows.models.Message;
import dev.hansei.workflows.models.ModelRequest;
import dev.hansei.workflows.models.ModelSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How a model is asked to review its own reply and to write it again. Task, reply and review are
 * quoted as data: any of them may hold text by strangers. The words are part of every call's key:
 * they stay as they are.
 *
 * @param asked the request that was replied to
 */
record ReviewRequests(ModelRequest asked) {
  /** A prompt that allows ten tokens of answer would cut every review. */
  private static final int REVIEW_TOKENS_MIN = 1_000;

  private static final String REVIEW =
      """
      You replied to a task, and review your reply before it goes out. Look for what is wrong or \
      missing by the task itself: claims that its material does not support, parts of the question \
      left open, mistakes in reasoning, instructions about the form that are not kept. Do not ask \
      for more than the task does, and find nothing where there is nothing to find.

      %s

      Reply with one JSON object and nothing else: \
      {"review": "what to mend, point by point; empty where nothing is", "mend": true or false}\
      """;

  private static final String SCHEMA =
      """
      {"title":"hansei_review","type":"object","additionalProperties":false,\
      "properties":{"review":{"type":"string"},"mend":{"type":"boolean"}},\
      "required":["review","mend"]}\
      """;

  private static final String REVISE =
      """
      You reviewed that reply before it goes out. Write it again, with whatever the review rightly \
      finds wrong mended, in the form that was asked for at first. Write the reply itself and \
      nothing about the review.

      %s

      %s\
      """;

  /** What a review says. */
  sealed interface Review {
    /** Something is to be mended. */
    record Mend(String points) implements Review {}

    /** Nothing is. */
    record Fine() implements Review {}

    /** It is no review. */
    record Unusable(String why) implements Review {}
  }

  private QuotedData reviewed(String reply) {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put(
        "task",
        asked.messages().stream()
            .map(message ->
                "%s:\n%s"
                    .formatted(message.role().name().toLowerCase(Locale.ROOT), message.content()))
            .collect(Collectors.joining("\n\n")));
    parts.put("reply", reply);
    return QuotedData.of(parts);
  }

  /** Asks for a review. */
  ModelRequest review(String reply) {
    QuotedData data = reviewed(reply);
    return new ModelRequest(
        asked.model(),
        List.of(
            new Message(Message.Role.SYSTEM, REVIEW.formatted(data.rule())),
            new Message(Message.Role.USER, data.text())),
        settings(),
        Map.of(),
        SCHEMA,
        asked.repetition(),
        asked.freshness());
  }

  /** As the target is asked, without stops, which are of its own form, and with room. */
  private ModelSettings settings() {
    ModelSettings own = asked.settings();
    Integer tokens = own.maxTokens();
    return new ModelSettings(
        own.temperature(),
        own.topP(),
        tokens == null ? null : Math.max(tokens, REVIEW_TOKENS_MIN),
        own.seed());
  }

  /** Reads a review of that reply. */
  Review read(String reply, String review) {
    if (reviewed(reply).leaksInto(review)) {
      return new Review.Unusable("what was reviewed spoke to the reviewer");
    }
    return ModelJson.object(review)
        .map(ReviewRequests::read)
        .orElseGet(() -> new Review.Unusable("the review is not the JSON it should be"));
  }

  private static Review read(JsonNode json) {
    JsonNode mend = json.path("mend");
    JsonNode points = json.path("review");
    if (!mend.isBoolean() || !points.isTextual()) {
      return new Review.Unusable("the review is not the JSON it should be");
    }
    return mend.asBoolean() && !points.asText().isBlank()
        ? new Review.Mend(points.asText())
        : new Review.Fine();
  }

  /** Asks for the reply once more. */
  ModelRequest revise(String reply, String points) {
    QuotedData data = points(points);
    List<Message> messages = new ArrayList<>(asked.messages());
    messages.add(new Message(Message.Role.ASSISTANT, reply));
    messages.add(new Message(Message.Role.USER, REVISE.formatted(data.rule(), data.text())));
    return new ModelRequest(
        asked.model(),
        messages,
        asked.settings(),
        asked.inputs(),
        asked.outputSchema(),
        asked.repetition(),
        asked.freshness(),
        asked.tools(),
        asked.logprobs());
  }

  /** Whether a revised reply shows that the review was heard as an instruction. */
  boolean leaks(String points, String revised) {
    return points(points).leaksInto(revised);
  }

  private static QuotedData points(String points) {
    return QuotedData.of(Map.of("review", points));
  }
}
