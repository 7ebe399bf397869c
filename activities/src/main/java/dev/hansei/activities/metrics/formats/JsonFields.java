package dev.hansei.activities.metrics.formats;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** How many of the fields that are expected an answer in JSON has with the value expected. */
public final class JsonFields {
  private JsonFields() {}

  /**
   * The share of fields; 0 where the answer is no JSON.
   *
   * @param expected an object: names, or JSON Pointers for what lies deeper, with their values
   * @throws IllegalArgumentException where it is no object or has no field
   */
  public static double share(String answer, String expected) {
    JsonNode wanted =
        JsonAnswers.read(expected)
            .filter(read -> read.isObject() && !read.isEmpty())
            .orElseThrow(
                () -> new IllegalArgumentException("fields are an object with at least one name"));
    JsonNode given = JsonAnswers.read(answer).orElse(null);
    if (given == null) {
      return 0;
    }
    long equal = wanted.properties().stream().filter(field -> has(given, field)).count();
    return (double) equal / wanted.size();
  }

  private static boolean has(JsonNode given, Map.Entry<String, JsonNode> field) {
    String name = field.getKey();
    JsonNode value = name.startsWith("/") ? given.at(JsonPointer.compile(name)) : given.path(name);
    return !value.isMissingNode() && JsonAnswers.equal(value, field.getValue());
  }
}
