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
 * MLflow's assessments, alone or within traces. Of the kinds the feedback is taken up: its name is
 * the field, its rationale the note, its source the author. The item is named in the metadata, or
 * it is the trace's request with its response.
 */
final class MlflowAssessments {
  private static final Set<String> KNOWN =
      Set.of(
          "assessment_name",
          "name",
          "source",
          "feedback",
          "rationale",
          "metadata",
          "valid",
          "error",
          "expectation");

  private final FoundLabels found;
  private final Map<Key, Feedbacks> heard = new LinkedHashMap<>();

  MlflowAssessments(FoundLabels found) {
    this.found = found;
  }

  /** Who said it, and of what. */
  private record Key(Optional<ItemKey> item, Optional<Author> author) {}

  /** What one author said of one item, an assessment a field. */
  private static final class Feedbacks {
    private final int number;
    private final Map<String, String> answers = new LinkedHashMap<>();
    private final StringBuilder note = new StringBuilder();

    private Feedbacks(int number) {
      this.number = number;
    }
  }

  void read(int number, JsonNode value) {
    if (!value.has("info")) {
      assessment(number, value, Map.of());
      return;
    }
    found.ignoreBut(Set.of("info", "data"), "", value);
    found.ignoreBut(Set.of("assessments"), "info.", value.path("info"));
    found.ignoreBut(Set.of("request", "response"), "data.", value.path("data"));
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put(ItemNames.QUESTION, value.at("/data/request").asText());
    texts.put(ItemNames.OUTPUT, value.at("/data/response").asText());
    value.at("/info/assessments").forEach(assessment -> assessment(number, assessment, texts));
  }

  private void assessment(int number, JsonNode said, Map<String, String> trace) {
    found.ignoreBut(KNOWN, "", said);
    Map<String, String> texts = new LinkedHashMap<>(trace);
    said.path("metadata")
        .properties()
        .forEach(field -> {
          if (found.namesItem(field.getKey())) {
            texts.put(field.getKey(), field.getValue().asText());
          } else {
            found.ignore("metadata." + field.getKey());
          }
        });
    if (said.hasNonNull("expectation")) {
      found.reject(number, "expectation", "An expectation says what is right, not what is so.");
    } else if (said.hasNonNull("error") || said.at("/feedback/error").isObject()) {
      found.reject(number, "assessment-failed", "It failed there, so it says nothing.");
    } else if (!said.path("valid").asBoolean(true)) {
      found.reject(number, "overridden", "Another assessment overrides it.");
    } else {
      hear(number, said, new Key(found.item(texts), author(said.path("source"))));
    }
  }

  /** What is not a human being, a judge or code, is a model here. */
  private static Optional<Author> author(JsonNode source) {
    String id = source.path("source_id").asText();
    return source.path("source_type").asText().equals("HUMAN")
        ? AuthorNames.read(id)
        : AuthorNames.model(id);
  }

  private void hear(int number, JsonNode said, Key who) {
    String name = said.path("assessment_name").asText(said.path("name").asText());
    Feedbacks feedbacks = heard.computeIfAbsent(who, _ -> new Feedbacks(number));
    Optional<String> key = found.key(name);
    Optional<String> word =
        key.flatMap(it -> WordValues.word(found.form(), it, said.at("/feedback/value")));
    if (key.isEmpty() || word.isEmpty()) {
      found.ignore("assessment " + name);
      return;
    }
    if (feedbacks.answers.putIfAbsent(key.get(), word.get()) != null) {
      found.reject(number, "said-twice", "The same source says it of this item above.");
    }
    String rationale = said.path("rationale").asText("");
    if (!rationale.isBlank()) {
      feedbacks.note.append(feedbacks.note.isEmpty() ? "" : "\n").append(rationale);
    }
  }

  /** Hands on what was heard, the fields of a form together. */
  void end() {
    heard.forEach((who, said) ->
        found.add(
            said.number, new Said(who.item(), who.author(), said.answers, said.note.toString())));
  }
}
