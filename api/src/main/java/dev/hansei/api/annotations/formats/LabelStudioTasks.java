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
 * Label Studio's tasks: {@code data} holds the item's texts, {@code annotations} what people said,
 * {@code predictions} what models did. {@code from_name} names the field; results of the kinds
 * choices, rating, number and textarea are taken up.
 */
final class LabelStudioTasks {
  /** A text under one of these names is a note. */
  static final Set<String> NOTES = Set.of("note", "notes", "comment", "rationale", "reason");

  private final FoundLabels found;

  LabelStudioTasks(FoundLabels found) {
    this.found = found;
  }

  void read(int number, JsonNode task) {
    Map<String, String> texts = new LinkedHashMap<>();
    task.path("data")
        .properties()
        .forEach(field -> {
          if (found.namesItem(field.getKey())) {
            texts.put(field.getKey(), field.getValue().asText());
          } else {
            found.ignore("data." + field.getKey());
          }
        });
    found.ignoreBut(Set.of("data", "annotations", "predictions"), "", task);
    Optional<ItemKey> item = found.item(texts);
    for (JsonNode annotation : task.path("annotations")) {
      found.ignoreBut(
          Set.of("result", "completed_by", "was_cancelled"), "annotations.", annotation);
      if (annotation.path("was_cancelled").asBoolean()) {
        found.reject(number, "skipped-there", "It was skipped there, so it says nothing.");
      } else {
        said(number, item, author(annotation.path("completed_by")), annotation.path("result"));
      }
    }
    for (JsonNode prediction : task.path("predictions")) {
      found.ignoreBut(Set.of("result", "model_version"), "predictions.", prediction);
      var model = AuthorNames.model(prediction.path("model_version").asText());
      said(number, item, model, prediction.path("result"));
    }
  }

  /** A number names a user of theirs; an object says more; a text is a name. */
  private static Optional<Author> author(JsonNode by) {
    if (by.isNumber()) {
      return AuthorNames.read("user " + by.asText());
    }
    if (by.isObject()) {
      String first = by.path("first_name").asText();
      String email = by.path("email").asText();
      return AuthorNames.saysKind(first)
          ? AuthorNames.read(first)
          : AuthorNames.read(email.isBlank() ? "user " + by.path("id").asText() : email);
    }
    return AuthorNames.read(by.asText());
  }

  private void said(int number, Optional<ItemKey> item, Optional<Author> author, JsonNode results) {
    Map<String, String> answers = new LinkedHashMap<>();
    StringBuilder note = new StringBuilder();
    for (JsonNode result : results) {
      String name = result.path("from_name").asText();
      String type = result.path("type").asText();
      JsonNode value = value(type, result.path("value"));
      if (type.equals("textarea") && NOTES.contains(name)) {
        value.forEach(text -> note.append(note.isEmpty() ? "" : "\n").append(text.asText()));
        continue;
      }
      Optional<String> key = found.key(name).filter(it -> !answers.containsKey(it));
      Optional<String> word = key.flatMap(it -> WordValues.word(found.form(), it, value));
      if (key.isEmpty() || word.isEmpty()) {
        found.ignore("result %s (%s)".formatted(name, type));
        continue;
      }
      answers.put(key.get(), word.get());
    }
    found.add(number, new Said(item, author, answers, note.toString()));
  }

  private static JsonNode value(String type, JsonNode value) {
    return switch (type) {
      case "choices", "rating", "number" -> value.path(type);
      case "textarea" -> value.path("text");
      default -> value.path("none of these");
    };
  }
}
