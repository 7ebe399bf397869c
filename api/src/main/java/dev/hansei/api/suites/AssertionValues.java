package dev.hansei.api.suites;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.hansei.api.bodies.Rules;
import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.api.problems.JsonFaults;
import dev.hansei.workflows.criteria.Assertion;
import dev.hansei.workflows.criteria.CommaList;
import dev.hansei.workflows.criteria.Corpus;
import dev.hansei.workflows.criteria.MetricType;
import dev.hansei.workflows.criteria.ValueTemplate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The values of assertions: texts as they are, lists and objects as JSON. */
final class AssertionValues {
  private static final String FIELD = "value";

  private static final JsonMapper JSON = new JsonMapper();

  private AssertionValues() {}

  /** As it is kept; null where the type takes none or none is given. */
  static @Nullable String read(MetricType type, Optional<JsonNode> given) {
    if (given.filter(JsonNode::isTextual).filter(it -> isFile(it.asText())).isPresent()) {
      throw new InvalidFieldException(
          FIELD, "Files are not read here; put what it holds into the value.");
    }
    String value =
        switch (type.reads()) {
          case NOTHING, TOOLS, SET -> none(type, given);
          case STEPS -> StepValues.read(type, needed(type, given));
          case REFERENCE, TEXT -> given.map(it -> text(type, it)).orElse(null);
          case REFERENCES -> given.map(it -> it.isArray() ? list(it) : scalar(it)).orElse(null);
          case SOURCES -> given.map(AssertionValues::sources).orElse(null);
          case LIST_IF_ANY -> given.map(AssertionValues::texts).orElse(null);
          case LIST -> texts(needed(type, given));
          case PATTERN -> pattern(scalar(needed(type, given)));
          case SCHEMA -> given.map(AssertionValues::schema).orElse(null);
          case SQL -> given.map(SqlValues::read).orElse(null);
          case JSON -> jsonOrReference(type, given);
          case COUNT -> needed(type, given).toString();
          case RUBRIC -> given.map(AssertionValues::scalar).orElse(null);
        };
    if (type.reads() == MetricType.Reads.TEXT) {
      needed(type, given);
    }
    return checked(type, value);
  }

  /** {@code equals} with an object or a list is about the value that the answer's JSON has. */
  static MetricType exactly(MetricType type, Optional<JsonNode> given) {
    boolean json = type == MetricType.EQUALS && given.filter(JsonNode::isContainerNode).isPresent();
    return json ? MetricType.JSON_EQUALS : type;
  }

  /** Whether a value stands for a file or a package; nothing is read from a server's disk. */
  static boolean isFile(String text) {
    return text.startsWith("file://") || text.startsWith("package:");
  }

  private static @Nullable String none(MetricType type, Optional<JsonNode> given) {
    if (given.isPresent()) {
      throw new InvalidFieldException(
          FIELD, "'%s' takes no value; leave it out.".formatted(type.word()));
    }
    return null;
  }

  private static JsonNode needed(MetricType type, Optional<JsonNode> given) {
    return given.orElseThrow(
        () -> new InvalidFieldException(FIELD, "'%s' needs a value.".formatted(type.word())));
  }

  private static String text(MetricType type, JsonNode value) {
    return type == MetricType.EQUALS && value.isContainerNode() ? value.toString() : scalar(value);
  }

  private static String scalar(JsonNode value) {
    if (value.isContainerNode()) {
      throw new InvalidFieldException(FIELD, "It is one text.");
    }
    return value.asText();
  }

  /** Texts beside the case's passages, or the documents instead. */
  private static String sources(JsonNode value) {
    if (!value.isObject()) {
      return value.isArray() ? list(value) : scalar(value);
    }
    if (value.size() != 1 || !value.path(Corpus.FIELD).asText().equals(Corpus.DOCUMENTS)) {
      throw new InvalidFieldException(
          FIELD,
          "It is a text, a list of texts, or {%s: %s} for the documents that the cases were made of."
              .formatted(Corpus.FIELD, Corpus.DOCUMENTS));
    }
    return Corpus.VALUE;
  }

  /** A list, or a text with commas that is read once its tags are filled. */
  private static String texts(JsonNode value) {
    if (value.isArray()) {
      return list(value);
    }
    String text = scalar(value);
    try {
      if (CommaList.parse(text).isEmpty()) {
        throw new InvalidFieldException(FIELD, "It is a list, or texts with commas between.");
      }
    } catch (InvalidFieldException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw new InvalidFieldException(FIELD, JsonFaults.sentence(String.valueOf(e.getMessage())));
    }
    return text;
  }

  private static String list(JsonNode value) {
    if (value.isEmpty()) {
      throw new InvalidFieldException(FIELD, "The list has 1 or more texts.");
    }
    for (JsonNode one : value) {
      if (one.isContainerNode() || one.isNull()) {
        throw new InvalidFieldException(FIELD, "It is a list of texts.");
      }
    }
    return value.toString();
  }

  /** Without a value, the case's reference is what the answer's JSON is compared with. */
  private static @Nullable String jsonOrReference(MetricType type, Optional<JsonNode> given) {
    if (type == MetricType.IFEVAL) {
      return json(needed(type, given));
    }
    return given
        .map(it -> it.isTextual() && it.asText().strip().startsWith("{{") ? it.asText() : json(it))
        .orElse(null);
  }

  private static String json(JsonNode value) {
    if (value.isContainerNode()) {
      return value.toString();
    }
    try {
      JsonNode read = JSON.readTree(value.asText());
      if (read.isContainerNode()) {
        return read.toString();
      }
    } catch (JsonProcessingException _) {
      // Said below, as for any other text.
    }
    throw new InvalidFieldException(FIELD, "It is an object or a list, or a text of JSON.");
  }

  /** Its patterns are matched by RE2, as those of assertions. */
  private static String schema(JsonNode value) {
    String text = json(value);
    try {
      requirePatterns(JSON.readTree(text));
    } catch (JsonProcessingException _) {
      throw new InvalidFieldException(FIELD, "It is no JSON Schema.");
    }
    return text;
  }

  private static void requirePatterns(JsonNode schema) {
    if (schema.path("pattern").isTextual()) {
      requirePattern(schema.path("pattern").asText());
    }
    if (schema.path("patternProperties").isObject()) {
      schema
          .path("patternProperties")
          .fieldNames()
          .forEachRemaining(AssertionValues::requirePattern);
    }
    schema.forEach(AssertionValues::requirePatterns);
  }

  /** A pattern with tags is whole only in the case. */
  private static String pattern(String pattern) {
    if (!pattern.contains("{{")) {
      requirePattern(pattern);
    }
    return pattern;
  }

  private static void requirePattern(String pattern) {
    try {
      Pattern.compile(pattern);
    } catch (PatternSyntaxException e) {
      throw new InvalidFieldException(
          FIELD,
          "It is no RE2 pattern: %s. RE2 has no look-around and no back-references."
              .formatted(e.getDescription()));
    }
  }

  private static @Nullable String checked(MetricType type, @Nullable String value) {
    if (value == null) {
      return null;
    }
    Rules.text(FIELD, value, Assertion.VALUE_CHARS_MAX);
    boolean isTemplate =
        switch (type.reads()) {
          case REFERENCE, REFERENCES, SOURCES, TEXT, LIST, LIST_IF_ANY, PATTERN, STEPS -> true;
          case JSON -> value.strip().startsWith("{{");
          case NOTHING, TOOLS, SET, SCHEMA, SQL, COUNT, RUBRIC -> false;
        };
    if (isTemplate && !value.matches("(?s).*\\{\\{[#^&{!/].*")) {
      try {
        ValueTemplate.parse(value);
      } catch (IllegalArgumentException e) {
        throw new InvalidFieldException(FIELD, JsonFaults.sentence(String.valueOf(e.getMessage())));
      }
    }
    return value;
  }
}
