package dev.hansei.activities.criteria;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** JSON schemas of replies, of the parts that every provider with schemas understands. */
final class ReplySchema {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private ReplySchema() {}

  /** A reply: one object with exactly these fields, in the order of the map. */
  static String of(String title, Map<String, ObjectNode> fields) {
    ObjectNode schema = JSON.objectNode().put("title", title);
    schema.setAll(object(fields));
    return schema.toString();
  }

  /**
   * A reply of a reason, which comes first so that it is thought before the verdict, and one more.
   */
  static String reasoned(String title, String field, ObjectNode type) {
    Map<String, ObjectNode> fields = new LinkedHashMap<>();
    fields.put("reason", text());
    fields.put(field, type);
    return of(title, fields);
  }

  static ObjectNode object(Map<String, ObjectNode> fields) {
    ObjectNode object = JSON.objectNode().put("type", "object").put("additionalProperties", false);
    ObjectNode properties = object.putObject("properties");
    ArrayNode required = object.putArray("required");
    fields.forEach((name, type) -> {
      properties.set(name, type);
      required.add(name);
    });
    return object;
  }

  static ObjectNode text() {
    return JSON.objectNode().put("type", "string");
  }

  static ObjectNode words(List<String> words) {
    ObjectNode type = text();
    words.forEach(type.putArray("enum")::add);
    return type;
  }

  static ObjectNode whole(int min, int max) {
    ObjectNode type = JSON.objectNode().put("type", "integer");
    IntStream.rangeClosed(min, max).forEach(type.putArray("enum")::add);
    return type;
  }

  static ObjectNode list(ObjectNode items) {
    ObjectNode type = JSON.objectNode().put("type", "array");
    type.set("items", items);
    return type;
  }
}
