package dev.hansei.api.problems;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import dev.hansei.api.WireJson;
import io.micronaut.http.HttpStatus;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What Jackson says of a body, in words for the person who wrote it; names the JSON path. */
public final class JsonFaults {
  /** Farther apart than this, two names are not a typing error of each other. */
  private static final int DISTANCE_MAX = 3;

  private JsonFaults() {}

  /** The problem of a body that could not be read. */
  public static ApiProblem problemOf(JsonProcessingException fault) {
    if (fault instanceof JsonMappingException mapping && !isSyntax(mapping.getCause())) {
      return ApiProblem.invalidField(pathOf(mapping), say(mapping));
    }
    return ApiProblem.of(
        HttpStatus.BAD_REQUEST, "unreadable-json", "The body is not JSON", saySyntax(fault));
  }

  /** One line: where and what. For lists of wrong lines. */
  public static String explain(JsonProcessingException fault) {
    if (fault instanceof JsonMappingException mapping && !isSyntax(mapping.getCause())) {
      var path = pathOf(mapping);
      return path.isEmpty() ? say(mapping) : path + ": " + say(mapping);
    }
    return saySyntax(fault);
  }

  /** What is wrong in one word of ours, with nothing of what was sent. */
  public static String codeOf(JsonProcessingException fault) {
    if (!(fault instanceof JsonMappingException mapping) || isSyntax(mapping.getCause())) {
      return "not-json";
    }
    return mapping instanceof UnrecognizedPropertyException ? "unknown-field" : "invalid-field";
  }

  private static boolean isSyntax(@Nullable Throwable cause) {
    return cause instanceof JsonParseException || cause instanceof JsonEOFException;
  }

  private static String saySyntax(JsonProcessingException fault) {
    var where = fault.getLocation();
    var at =
        where == null
            ? ""
            : " at line %d, column %d".formatted(where.getLineNr(), where.getColumnNr());
    // Which method of the parser sets a limit is nobody's business.
    var what = firstLine(fault.getOriginalMessage()).replaceAll(", from `[^`]*`", "");
    return "Not JSON%s: %s".formatted(at, what);
  }

  private static String say(JsonMappingException fault) {
    return switch (fault) {
      case UnrecognizedPropertyException unknown -> sayUnknown(unknown);
      case InvalidTypeIdException unknown -> sayType(unknown);
      case InvalidNullException missing ->
          "'%s' is needed.".formatted(missing.getPropertyName().getSimpleName());
      case ValueInstantiationException refused -> sayRule(refused);
      case InvalidFormatException wrong -> sayFormat(wrong);
      case MismatchedInputException wrong -> sayMismatch(wrong);
      default -> sayRule(fault);
    };
  }

  private static String sayUnknown(UnrecognizedPropertyException fault) {
    var name = fault.getPropertyName();
    var known = fault.getKnownPropertyIds().stream().map(Object::toString).sorted().toList();
    var guess = nearest(name, known).map(" Did you mean '%s'?"::formatted).orElse("");
    return "There is no field '%s'.%s Known fields: %s."
        .formatted(name, guess, String.join(", ", known));
  }

  private static String sayType(InvalidTypeIdException fault) {
    var id = fault.getTypeId();
    var allowed = firstLine(fault.getOriginalMessage());
    int known = allowed.indexOf("known type ids = ");
    if (known < 0) {
      return id == null ? "The field 'type' is needed." : "'%s' is no type here.".formatted(id);
    }
    var words =
        List.of(allowed.substring(known + 17).replaceAll("[\\[\\]]|\\(.*", "").trim().split(", *"));
    var list = " Allowed: %s.".formatted(String.join(", ", words));
    return id == null
        ? "The field 'type' is needed." + list
        : "'%s' is no type here.%s%s"
            .formatted(
                id, nearest(id, words).map(" Did you mean '%s'?"::formatted).orElse(""), list);
  }

  /** A record refused its components; the message of its rule is for people. */
  private static String sayRule(JsonMappingException fault) {
    @Nullable Throwable cause = fault.getCause();
    if (cause instanceof IllegalArgumentException && cause.getMessage() != null) {
      return sentence(cause.getMessage());
    }
    if (cause instanceof NullPointerException && cause.getMessage() != null) {
      return sentence(cause.getMessage().replace(" is null", " is needed"));
    }
    return sentence(firstLine(fault.getOriginalMessage()));
  }

  private static String sayFormat(InvalidFormatException fault) {
    var type = fault.getTargetType();
    if (type != null && type.isEnum()) {
      return "'%s' is not allowed. Allowed: %s."
          .formatted(
              fault.getValue(),
              Arrays.stream(type.getEnumConstants())
                  .map(constant -> WireJson.nameOf((Enum<?>) constant))
                  .collect(Collectors.joining(", ")));
    }
    return "'%s' is not %s.".formatted(fault.getValue(), nameOf(type));
  }

  private static String sayMismatch(MismatchedInputException fault) {
    if (isRule(fault.getCause())) {
      return sayRule(fault);
    }
    var message = fault.getOriginalMessage();
    if (message.startsWith("No content")) {
      return "The body is empty; a JSON object is needed.";
    }
    if (message.contains("Missing required creator property")
        || message.contains("Null value for creator property")
        || message.startsWith("Cannot map `null`")) {
      return "This field is needed.";
    }
    return "This must be %s.".formatted(nameOf(fault.getTargetType()));
  }

  private static boolean isRule(@Nullable Throwable cause) {
    return cause instanceof IllegalArgumentException || cause instanceof NullPointerException;
  }

  private static String nameOf(@Nullable Class<?> type) {
    if (type == null) {
      return "what is expected here";
    }
    if (Collection.class.isAssignableFrom(type) || type.isArray()) {
      return "a list";
    }
    return switch (type.getSimpleName()) {
      case "String" -> "a text";
      case "Instant" -> "a time such as 2026-01-31T08:30:00Z";
      case "UUID" -> "a UUID";
      case "int", "long", "Integer", "Long", "OptionalInt", "OptionalLong" -> "a whole number";
      case "double", "Double" -> "a number";
      case "boolean", "Boolean" -> "true or false";
      case "Duration" -> "a duration such as PT15M";
      default -> type.isRecord() ? "an object" : "a " + type.getSimpleName();
    };
  }

  /** Such as {@code clauses[0].margin}; empty for the body itself. */
  private static String pathOf(JsonMappingException fault) {
    var path = new StringBuilder();
    for (var step : fault.getPath()) {
      if (step.getFieldName() == null) {
        path.append('[').append(step.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
      }
    }
    if (fault.getCause() instanceof InvalidFieldException inner) {
      path.append(path.isEmpty() ? "" : ".").append(inner.field());
    }
    return path.toString();
  }

  /** The known name that a person most likely meant. */
  public static Optional<String> nearest(String name, Collection<String> known) {
    record Guess(String name, int distance) {}
    var wanted = name.toLowerCase(Locale.ROOT);
    return known.stream()
        .map(it -> new Guess(it, distance(wanted, it.toLowerCase(Locale.ROOT))))
        .filter(it -> it.distance() <= Math.min(DISTANCE_MAX, Math.max(1, wanted.length() / 2)))
        .min(Comparator.comparingInt(Guess::distance))
        .map(Guess::name);
  }

  /** Levenshtein's: insertions, deletions and replacements of letters. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }

  private static String firstLine(String text) {
    int end = text.indexOf('\n');
    return end < 0 ? text : text.substring(0, end);
  }

  /** The name of a field at the beginning stays as it is written. */
  /** The text with a capital first and a full stop. */
  public static String sentence(String text) {
    var start =
        text.matches("[a-z]+[ ,].*")
            ? text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1)
            : text;
    return start.endsWith(".") ? start : start + ".";
  }
}
