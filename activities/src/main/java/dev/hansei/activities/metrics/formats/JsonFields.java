package dev.hansei.activities.metrics.formats;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How many of the fields that are expected an answer in JSON has with the value expected. */
public final class JsonFields {
  /** More are counted only. */
  private static final int PLACES_MAX = 10;

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

  /**
   * Which fields differ, as JSON Pointers, for people: {@code differs at /a, /b/c}; empty where
   * none does. A list of another length differs as a whole, and so does an answer that is no JSON.
   *
   * @throws IllegalArgumentException where what is expected is no JSON
   */
  public static String told(String answer, String expected) {
    JsonNode wanted =
        JsonAnswers.read(expected)
            .orElseThrow(() -> new IllegalArgumentException("what is expected is no JSON"));
    JsonNode given = JsonAnswers.read(answer).orElse(null);
    if (given == null) {
      return "the answer is no JSON";
    }
    List<String> places = new ArrayList<>();
    compare(given, wanted, "", places);
    int shown = Math.min(places.size(), PLACES_MAX);
    return places.isEmpty()
        ? ""
        : "differs at %s%s"
            .formatted(
                String.join(", ", places.subList(0, shown)),
                shown < places.size() ? " and %d more".formatted(places.size() - shown) : "");
  }

  private static void compare(JsonNode given, JsonNode wanted, String at, List<String> places) {
    if (given.isObject() && wanted.isObject()) {
      Set<String> names = new LinkedHashSet<>();
      wanted.fieldNames().forEachRemaining(names::add);
      given.fieldNames().forEachRemaining(names::add);
      names.forEach(
          name -> compare(given.path(name), wanted.path(name), at + "/" + escaped(name), places));
    } else if (given.isArray() && wanted.isArray() && given.size() == wanted.size()) {
      for (int i = 0; i < wanted.size(); i++) {
        compare(given.path(i), wanted.path(i), at + "/" + i, places);
      }
    } else if (!JsonAnswers.equal(given, wanted)) {
      places.add(at.isEmpty() ? "the whole" : at);
    }
  }

  /** RFC 6901, section 3. */
  private static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }

  private static boolean has(JsonNode given, Map.Entry<String, JsonNode> field) {
    String name = field.getKey();
    JsonNode value = name.startsWith("/") ? given.at(JsonPointer.compile(name)) : given.path(name);
    return !value.isMissingNode() && JsonAnswers.equal(value, field.getValue());
  }
}
