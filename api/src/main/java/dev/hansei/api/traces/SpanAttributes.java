package dev.hansei.api.traces;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of one span while they are being understood: what was understood without loss is
 * taken out, the rest is kept as it came.
 */
final class SpanAttributes {
  private static final String MLFLOW = "mlflow.";

  private final Map<String, Object> left;

  /** What texts mean as JSON: messages are read for what was said and for the tools called. */
  private final Map<String, Object> structures = new HashMap<>();

  SpanAttributes(Map<String, Object> attributes) {
    this.left = new LinkedHashMap<>(attributes);
  }

  /** The first of these that is there, as text; it and its synonyms are taken out. */
  String text(String... names) {
    return text(List.of(names));
  }

  /** As {@link #text(String...)}. */
  String text(List<String> names) {
    var found = "";
    for (String name : names) {
      var value = left.remove(name);
      if (found.isEmpty() && value != null) {
        found = name.startsWith(MLFLOW) ? plain(value) : value.toString();
      }
    }
    return found;
  }

  /** MLflow sends texts in the quotes of JSON. */
  private static String plain(Object value) {
    var text = value.toString();
    return text.startsWith("\"") ? String.valueOf(Structures.parse(text)) : text;
  }

  /** As {@link #text}, for a count; what is no number stays. */
  long count(List<String> names) {
    long found = 0;
    for (String name : names) {
      var value = asLong(left.get(name));
      if (value.isPresent()) {
        left.remove(name);
        found = found == 0 ? Math.max(0, value.getAsLong()) : found;
      }
    }
    return found;
  }

  /** The value, left where it is. */
  Optional<Object> peek(String name) {
    return Optional.ofNullable(left.get(name));
  }

  /** The value as the structure that it is or means as JSON, left where it is; empty: "". */
  Object structure(String name) {
    var value = left.get(name);
    if (!(value instanceof String text)) {
      return value == null ? "" : value;
    }
    // Plain text is told by its first letter, so it need not be kept.
    return Structures.isPlain(text) ? text : structures.computeIfAbsent(text, Structures::parse);
  }

  /** The value, taken out. */
  Optional<Object> take(String name) {
    return Optional.ofNullable(left.remove(name));
  }

  /** The names that begin so. */
  List<String> names(String prefix) {
    var names = new ArrayList<String>();
    for (String name : left.keySet()) {
      if (name.startsWith(prefix)) {
        names.add(name);
      }
    }
    return names;
  }

  /** Takes one out. */
  void drop(String name) {
    left.remove(name);
  }

  /** Takes all of a prefix out. */
  void dropAll(String prefix) {
    left.keySet().removeIf(name -> name.startsWith(prefix));
  }

  /** Whether any name begins so. */
  boolean hasAny(String prefix) {
    for (String name : left.keySet()) {
      if (name.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }

  /** Adds what is known besides. */
  void keep(String name, Object value) {
    left.put(name, value);
  }

  /** What nobody took. */
  Map<String, Object> rest() {
    return left;
  }

  private static OptionalLong asLong(@Nullable Object value) {
    try {
      return switch (value) {
        case Number number -> count(number.longValue());
        case String text -> count(Long.parseLong(text));
        case null, default -> OptionalLong.empty();
      };
    } catch (NumberFormatException _) {
      return OptionalLong.empty();
    }
  }

  /** Below zero it is none, as it always was; what no model could have read stays where it is. */
  static OptionalLong count(long number) {
    return number > SpanLimits.TOKENS_MAX ? OptionalLong.empty() : OptionalLong.of(number);
  }
}
