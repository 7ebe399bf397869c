package dev.hansei.activities.criteria;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Reads the fields of a reply strictly: nothing is converted, guessed or rounded. */
record ReplyFields(JsonNode json) {
  boolean truth(String field) throws OffSchema {
    if (!json.path(field).isBoolean()) {
      throw new OffSchema("'%s' must be true or false".formatted(field));
    }
    return json.path(field).asBoolean();
  }

  String text(String field) throws OffSchema {
    if (!json.path(field).isTextual()) {
      throw new OffSchema("'%s' must be a text".formatted(field));
    }
    return json.path(field).asText();
  }

  /** A whole number within limits, both included. */
  int whole(String field, int min, int max) throws OffSchema {
    JsonNode value = json.path(field);
    boolean whole = value.isIntegralNumber() && value.canConvertToInt();
    if (!whole || value.asInt() < min || value.asInt() > max) {
      throw new OffSchema("'%s' must be a whole number from %d to %d".formatted(field, min, max));
    }
    return value.asInt();
  }

  /** One of some words, letter by letter. */
  String word(String field, List<String> words) throws OffSchema {
    String word = text(field);
    if (!words.contains(word)) {
      throw new OffSchema("'%s' must be one of: %s".formatted(field, String.join(", ", words)));
    }
    return word;
  }

  /** Objects, as many as allowed. */
  List<ReplyFields> list(String field, int min, int max) throws OffSchema {
    JsonNode list = json.path(field);
    boolean objects = list.isArray() && list.size() >= min && list.size() <= max;
    List<ReplyFields> items = new ArrayList<>();
    for (JsonNode item : list) {
      objects = objects && item.isObject();
      items.add(new ReplyFields(item));
    }
    if (!objects) {
      String count = min == max ? String.valueOf(min) : "%d to %d".formatted(min, max);
      throw new OffSchema("'%s' must be a list of %s objects".formatted(field, count));
    }
    return items;
  }
}
