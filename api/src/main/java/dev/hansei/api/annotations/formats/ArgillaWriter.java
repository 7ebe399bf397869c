package dev.hansei.api.annotations.formats;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hansei.api.annotations.formats.SaidItem.Saying;
import dev.hansei.workflows.annotations.Author;
import dev.hansei.workflows.annotations.Label;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Argilla's array of records, in the shape of {@code Record.to_dict}. Its users have UUIDs: an
 * author's is made of the name, and the record's metadata says whose it is. A model's labels are
 * suggestions, of which a question has one; a further model responds like a person, by its name.
 */
final class ArgillaWriter implements LabelWriter {
  private final ObjectMapper json;
  private final JsonArrayText array = new JsonArrayText();

  ArgillaWriter(ObjectMapper json) {
    this.json = json;
  }

  @Override
  public String head() {
    return array.head();
  }

  @Override
  public String item(SaidItem item) {
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put(ItemNames.ITEM, item.hash());
    Map<String, List<Object>> responses = new LinkedHashMap<>();
    Map<String, Object> suggestions = new LinkedHashMap<>();
    for (Saying said : item.sayings()) {
      if (said.author() instanceof Author.ByModel(var model) && suggestions.isEmpty()) {
        said.answers().forEach((key, label) -> suggestions.put(key, suggestion(model, label)));
        continue;
      }
      String user = user(said.author());
      metadata.put(ArgillaRecords.AUTHOR + user, said.author().label());
      said.answers()
          .forEach((key, label) -> respond(responses, key, user, LabelWriter.value(label)));
      if (!said.note().isEmpty()) {
        respond(responses, "note", user, said.note());
      }
    }
    Map<String, Object> written = new LinkedHashMap<>();
    written.put("id", item.hash());
    written.put("fields", item.texts());
    written.put("metadata", metadata);
    written.put("suggestions", suggestions);
    written.put("responses", responses);
    written.put("vectors", Map.of());
    return array.element(LabelWriter.json(json, written));
  }

  private static Map<String, Object> suggestion(String model, Label label) {
    Map<String, Object> suggestion = new LinkedHashMap<>();
    suggestion.put("value", LabelWriter.value(label));
    suggestion.put("score", null);
    suggestion.put("agent", model);
    return suggestion;
  }

  private static void respond(
      Map<String, List<Object>> responses, String key, String user, Object value) {
    responses
        .computeIfAbsent(key, _ -> new ArrayList<>())
        .add(Map.of("value", value, "user_id", user));
  }

  private static String user(Author author) {
    return UUID.nameUUIDFromBytes(author.label().getBytes(StandardCharsets.UTF_8)).toString();
  }

  @Override
  public String tail() {
    return array.tail();
  }
}
