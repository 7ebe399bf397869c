package dev.hansei.api.annotations.formats;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hansei.api.annotations.formats.FoundLabels.Said;
import dev.hansei.workflows.annotations.Author;
import dev.hansei.workflows.annotations.ItemKey;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Argilla's records: {@code fields} hold the item's texts, {@code responses} what people said, by
 * question ({@code Record.to_dict}) or by user (the server's own shape), {@code suggestions} what
 * models did. Questions go by the keys of the form's fields.
 */
final class ArgillaRecords {
  /** In a record's metadata, before the id of a user: who that is. */
  static final String AUTHOR = "author.";

  private final FoundLabels found;

  ArgillaRecords(FoundLabels found) {
    this.found = found;
  }

  /** What one author said of one record, question by question. */
  private static final class Response {
    private final Map<String, String> answers = new LinkedHashMap<>();
    private String note = "";
  }

  void read(int number, JsonNode item) {
    found.ignoreBut(Set.of("fields", "metadata", "responses", "suggestions"), "", item);
    Map<String, String> texts = new LinkedHashMap<>();
    texts(item.path("metadata"), "metadata.", texts);
    texts(item.path("fields"), "fields.", texts);
    Optional<ItemKey> key = found.item(texts);
    Map<String, Response> byUser = new LinkedHashMap<>();
    Map<String, Response> byAgent = new LinkedHashMap<>();
    JsonNode responses = item.path("responses");
    if (responses.isArray()) {
      responses.forEach(response -> ofUser(number, response, byUser));
    } else {
      responses
          .properties()
          .forEach(question -> {
            for (JsonNode response : question.getValue()) {
              found.ignoreBut(Set.of("value", "user_id"), "responses.", response);
              hear(byUser, response.path("user_id").asText(), question.getKey(), response);
            }
          });
    }
    item.path("suggestions")
        .properties()
        .forEach(question -> {
          JsonNode suggestion = question.getValue();
          found.ignoreBut(Set.of("value", "agent"), "suggestions.", suggestion);
          hear(byAgent, suggestion.path("agent").asText(), question.getKey(), suggestion);
        });
    JsonNode metadata = item.path("metadata");
    byUser.forEach((user, said) ->
        add(number, key, AuthorNames.read(metadata.path(AUTHOR + user).asText(user)), said));
    byAgent.forEach((agent, said) -> add(number, key, AuthorNames.model(agent), said));
  }

  private void texts(JsonNode node, String path, Map<String, String> texts) {
    node.properties()
        .forEach(field -> {
          if (found.namesItem(field.getKey())) {
            texts.put(field.getKey(), field.getValue().asText());
          } else if (!field.getKey().startsWith(AUTHOR)) {
            found.ignore(path + field.getKey());
          }
        });
  }

  /** The shape of the server: {user_id, status, values: {question: {value}}}. */
  private void ofUser(int number, JsonNode response, Map<String, Response> byUser) {
    String status = response.path("status").asText("submitted");
    if (!status.equals("submitted")) {
      found.reject(number, "not-submitted", "A response is %s there.".formatted(cut(status)));
      return;
    }
    found.ignoreBut(Set.of("values", "status", "user_id"), "responses.", response);
    response
        .path("values")
        .properties()
        .forEach(question ->
            hear(
                byUser, response.path("user_id").asText(), question.getKey(), question.getValue()));
  }

  private static String cut(String text) {
    return text.length() <= 20 ? text : text.substring(0, 20);
  }

  private void hear(
      Map<String, Response> heard, String author, String question, JsonNode response) {
    Response said = heard.computeIfAbsent(author, _ -> new Response());
    JsonNode value = response.path("value");
    if (LabelStudioTasks.NOTES.contains(question) && found.form().field(question).isEmpty()) {
      said.note = value.asText();
      return;
    }
    Optional<String> key = found.key(question).filter(it -> !said.answers.containsKey(it));
    Optional<String> word = key.flatMap(it -> WordValues.word(found.form(), it, value));
    if (key.isPresent() && word.isPresent()) {
      said.answers.put(key.get(), word.get());
    } else {
      found.ignore("question " + question);
    }
  }

  private void add(int number, Optional<ItemKey> item, Optional<Author> author, Response said) {
    found.add(number, new Said(item, author, said.answers, said.note));
  }
}
