package dev.hansei.api.annotations.formats;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hansei.api.annotations.formats.SaidItem.Saying;
import dev.hansei.workflows.annotations.Author;
import dev.hansei.workflows.annotations.Label;
import dev.hansei.workflows.annotations.Marks;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Label Studio's array of tasks. A model's labels are predictions, an adjudication is ground truth,
 * and an author stands in {@code completed_by}, whose first name is ours.
 */
final class LabelStudioWriter implements LabelWriter {
  private static final String TEXT = "textarea";
  private static final String TARGET = "output";

  private final ObjectMapper json;
  private final JsonArrayText array = new JsonArrayText();
  private final Map<String, Integer> users = new LinkedHashMap<>();
  private int task;

  LabelStudioWriter(ObjectMapper json) {
    this.json = json;
  }

  @Override
  public String head() {
    return array.head();
  }

  @Override
  public String item(SaidItem item) {
    task++;
    List<Map<String, Object>> annotations = new ArrayList<>();
    List<Map<String, Object>> predictions = new ArrayList<>();
    for (Saying said : item.sayings()) {
      if (said.author() instanceof Author.ByModel(var model)) {
        Map<String, Object> prediction = new LinkedHashMap<>();
        prediction.put("model_version", model);
        prediction.put("result", result(said));
        predictions.add(prediction);
      } else {
        annotations.add(annotation(said));
      }
    }
    Map<String, Object> data = new LinkedHashMap<>();
    data.put(ItemNames.ITEM, item.hash());
    data.putAll(item.texts());
    Map<String, Object> written = new LinkedHashMap<>();
    written.put("id", task);
    written.put("data", data);
    written.put("annotations", annotations);
    written.put("predictions", predictions);
    return array.element(LabelWriter.json(json, written));
  }

  private Map<String, Object> annotation(Saying said) {
    String author = said.author().label();
    Map<String, Object> by = new LinkedHashMap<>();
    by.put("id", users.computeIfAbsent(author, _ -> users.size() + 1));
    by.put("first_name", author);
    by.put("last_name", "");
    by.put("email", "");
    Map<String, Object> annotation = new LinkedHashMap<>();
    annotation.put("completed_by", by);
    annotation.put("result", result(said));
    annotation.put("was_cancelled", false);
    annotation.put("ground_truth", said.isAdjudication());
    annotation.put("created_at", said.at().toString());
    return annotation;
  }

  private static List<Map<String, Object>> result(Saying said) {
    List<Map<String, Object>> results = new ArrayList<>();
    said.answers().forEach((key, label) -> results.add(result(key, type(label), label)));
    if (!said.note().isEmpty()) {
      results.add(result("note", TEXT, Map.<String, Object>of("text", List.of(said.note()))));
    }
    return results;
  }

  private static Map<String, Object> result(String key, String type, Label label) {
    Object value = LabelWriter.value(label);
    if (type.equals(TEXT)) {
      return result(key, type, Map.<String, Object>of("text", List.of(value)));
    }
    boolean isListed = type.equals("choices") && !(value instanceof List<?>);
    return result(key, type, Map.of(type, isListed ? List.of(value) : value));
  }

  private static Map<String, Object> result(String key, String type, Map<String, Object> value) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("id", key);
    result.put("from_name", key);
    result.put("to_name", TARGET);
    result.put("type", type);
    result.put("value", value);
    return result;
  }

  private static String type(Label label) {
    return switch (label) {
      case Label.PassFail _, Label.Category _, Label.Several _ -> "choices";
      case Label.Grade _ -> "rating";
      case Label.Amount _ -> "number";
      case Label.Preference _, Label.Answered _ -> "choices";
      case Label.Text _, Label.Code _, Marks _ -> TEXT;
    };
  }

  @Override
  public String tail() {
    return array.tail();
  }
}
