package dev.hansei.activities.cases;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hansei.activities.models.ModelJson;
import dev.hansei.activities.models.QuotedData;
import dev.hansei.workflows.cases.CaseContent.ContextPassage;
import dev.hansei.workflows.cases.CaseProblem;
import dev.hansei.workflows.cases.CaseReview;
import dev.hansei.workflows.models.Message;
import dev.hansei.workflows.models.ModelCalls;
import dev.hansei.workflows.models.ModelReply;
import dev.hansei.workflows.models.ModelRequest;
import dev.hansei.workflows.models.ModelSettings;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Has a language model write and check. Passages and questions are strangers' text and are quoted
 * as data; a reply that repeats the mark, or is not the JSON asked for, is unreadable.
 *
 * <p>A recorded author is looked up by the passage for a draft, by the question for an answer, and
 * by the question, a blank line and the reference for a review.
 */
@Singleton
final class LlmAuthor implements Author {
  private static final int NOTE_CHARS_MAX = 500;

  private final ModelCalls models;

  LlmAuthor(ModelCalls models) {
    this.models = models;
  }

  @Override
  public Written<Draft> draft(Commission commission, Excerpt excerpt) {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("document", excerpt.document());
    parts.put("heading", excerpt.heading());
    parts.put("passage-1", excerpt.text());
    return ask(commission, Instructions.DRAFT, parts, excerpt.text(), excerpt.round())
        .then(reply -> read(draft(reply)));
  }

  @Override
  public Written<String> answer(
      Commission commission, String question, List<ContextPassage> passages) {
    return ask(commission, Instructions.ANSWER, parts(question, passages), question, 0)
        .then(LlmAuthor::answer);
  }

  @Override
  public Written<Reviewed> review(Commission commission, Claim claim) {
    Map<String, String> parts = parts(claim.question(), claim.evidence());
    parts.put("reference", claim.reference());
    String input = claim.question() + "\n\n" + claim.reference();
    return ask(commission, Instructions.CHECK, parts, input, 0)
        .then(reply -> read(reviewed(reply)));
  }

  private Written<JsonNode> ask(
      Commission commission,
      Instructions instructions,
      Map<String, String> parts,
      String recordedInput,
      int repetition) {
    QuotedData data = QuotedData.of(parts);
    var request =
        new ModelRequest(
            commission.model(),
            List.of(
                new Message(Message.Role.SYSTEM, instructions.text().formatted(data.rule())),
                new Message(Message.Role.USER, data.text())),
            ModelSettings.DEFAULTS,
            Map.of("question", recordedInput),
            instructions.schema(),
            repetition,
            "");
    return switch (models.call(commission.project(), request)) {
      case ModelReply.Failed _ -> new Written.Nothing<>(CaseProblem.MODEL_FAILED);
      case ModelReply.Answered answered ->
          read(
              Optional.of(answered.text())
                  .filter(text -> !data.leaksInto(text))
                  .flatMap(ModelJson::object));
    };
  }

  private static <T> Written<T> read(Optional<T> value) {
    return value
        .<Written<T>>map(Written.Text::new)
        .orElseGet(() -> new Written.Nothing<>(CaseProblem.UNREADABLE));
  }

  private static Map<String, String> parts(String question, List<ContextPassage> passages) {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("question", question);
    for (int i = 0; i < passages.size(); i++) {
      parts.put("passage-" + (i + 1), passages.get(i).text());
    }
    return parts;
  }

  private static Optional<Draft> draft(JsonNode reply) {
    JsonNode row = reply.path("cases").path(0);
    String question = row.path("question").asText("").strip();
    String answer = row.path("answer").asText("").strip();
    return question.isEmpty() || answer.isEmpty()
        ? Optional.empty()
        : Optional.of(new Draft(question, answer));
  }

  private static Written<String> answer(JsonNode reply) {
    if (!reply.path("answerable").isBoolean() || !reply.path("answer").isTextual()) {
      return new Written.Nothing<>(CaseProblem.UNREADABLE);
    }
    String answer = reply.path("answer").asText().strip();
    return reply.path("answerable").asBoolean() && !answer.isEmpty()
        ? new Written.Text<>(answer)
        : new Written.Nothing<>(CaseProblem.NOT_ANSWERABLE);
  }

  private static Optional<Reviewed> reviewed(JsonNode reply) {
    for (String field : List.of("answerable", "grounded", "unambiguous")) {
      if (!reply.path(field).isBoolean()) {
        return Optional.empty();
      }
    }
    String note = reply.path("note").asText("");
    return Optional.of(
        new Reviewed(
            new CaseReview(
                reply.path("answerable").asBoolean(),
                reply.path("grounded").asBoolean(),
                reply.path("unambiguous").asBoolean()),
            note.substring(0, Math.min(note.length(), NOTE_CHARS_MAX))));
  }
}
