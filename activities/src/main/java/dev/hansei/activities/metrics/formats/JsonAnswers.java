package dev.hansei.activities.metrics.formats;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.Schema;
import dev.hansei.infra.schemas.JsonSchemas;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Answers that are JSON or hold some. Schemas are of draft 7 unless they say otherwise; nothing
 * that one refers to is fetched.
 */
public final class JsonAnswers {
  /**
   * Objects looked at in one answer, and the length of one: promptfoo's, so that work is bounded.
   */
  private static final int OBJECTS_MAX = 200;

  private static final int OBJECT_CHARS_MAX = 100_000;

  private static final JsonMapper STRICT =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  /** What stands inside of text is written by hand or by a model: as promptfoo's YAML takes it. */
  private static final JsonMapper LENIENT =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
          .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
          .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
          .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private JsonAnswers() {}

  /** The text as JSON and nothing else; empty where it is none. */
  public static Optional<JsonNode> read(String text) {
    return read(STRICT, text);
  }

  private static Optional<JsonNode> read(JsonMapper mapper, String text) {
    try {
      return Optional.of(mapper.readTree(text)).filter(read -> !read.isMissingNode());
    } catch (JsonProcessingException _) {
      return Optional.empty();
    }
  }

  /** Whether the answer is JSON, and fits the schema where there is one. */
  public static boolean is(String answer, List<String> schema) {
    Optional<JsonNode> read = read(answer);
    if (read.isEmpty() || schema.isEmpty()) {
      return read.isPresent();
    }
    return fits(JsonSchemas.read(schema.getFirst()), read.get());
  }

  /** Whether a JSON object stands in the answer that fits the schema where there is one. */
  public static boolean contains(String answer, List<String> schema) {
    List<JsonNode> objects = objects(answer);
    if (schema.isEmpty()) {
      return !objects.isEmpty();
    }
    Schema wanted = JsonSchemas.read(schema.getFirst());
    return objects.stream().anyMatch(object -> fits(wanted, object));
  }

  /** Whether both are JSON of the same value; 1 and 1.0 are. */
  public static boolean isEqual(String answer, String expected) {
    JsonNode wanted =
        read(expected)
            .orElseThrow(() -> new IllegalArgumentException("what is expected is no JSON"));
    return read(answer).filter(given -> equal(given, wanted)).isPresent();
  }

  /** Equal by value: numbers by what they count, objects in any order. */
  static boolean equal(JsonNode left, JsonNode right) {
    if (left.isNumber() && right.isNumber()) {
      return left.decimalValue().compareTo(right.decimalValue()) == 0;
    }
    if (left.isObject() && right.isObject()) {
      return left.size() == right.size()
          && left.properties().stream()
              .allMatch(field ->
                  right.has(field.getKey()) && equal(field.getValue(), right.path(field.getKey())));
    }
    if (left.isArray() && right.isArray() && left.size() == right.size()) {
      for (int i = 0; i < left.size(); i++) {
        if (!equal(left.path(i), right.path(i))) {
          return false;
        }
      }
      return true;
    }
    return left.equals(right);
  }

  private static boolean fits(Schema schema, JsonNode value) {
    return JsonSchemas.fits(schema, value.toString());
  }

  /** The outermost objects, in order. One that is cut off at the end counts as closed there. */
  static List<JsonNode> objects(String answer) {
    List<JsonNode> found = new ArrayList<>();
    for (int from = answer.indexOf('{');
        from >= 0 && found.size() < OBJECTS_MAX;
        from = answer.indexOf('{', from + 1)) {
      int end = end(answer, from);
      Optional<JsonNode> read = read(LENIENT, closed(answer, from, end));
      if (read.isPresent()) {
        found.add(read.get());
        from = end - 1;
      }
    }
    return found;
  }

  /**
   * Behind the brace that closes the one at {@code from}; braces in texts count, as they do there.
   */
  private static int end(String answer, int from) {
    int to = Math.min(answer.length(), from + OBJECT_CHARS_MAX);
    int open = 0;
    for (int i = from; i < to; i++) {
      open += answer.charAt(i) == '{' ? 1 : answer.charAt(i) == '}' ? -1 : 0;
      if (open == 0) {
        return i + 1;
      }
    }
    return to;
  }

  private static String closed(String answer, int from, int end) {
    String text = answer.substring(from, end);
    long open = text.chars().filter(c -> c == '{').count();
    long close = text.chars().filter(c -> c == '}').count();
    return text + "}".repeat((int) Math.max(0, open - close));
  }
}
