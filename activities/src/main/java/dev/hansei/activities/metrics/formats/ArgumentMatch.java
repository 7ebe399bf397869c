package dev.hansei.activities.metrics.formats;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the arguments of a call must be: {@code {args, mode, defaults, ignore}}, as promptfoo has
 * it.
 *
 * @param wanted the arguments; {@code {}} matches any in part
 * @param exact whether nothing else may stand beside them
 * @param defaults arguments that count as absent where they have these values
 * @param ignore names of arguments, with {@code *} and {@code ?}, that count on neither side
 */
record ArgumentMatch(JsonNode wanted, boolean exact, JsonNode defaults, List<Pattern> ignore) {
  ArgumentMatch {
    ignore = List.copyOf(ignore);
  }

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException where there are no arguments, or the mode is unknown
   */
  static ArgumentMatch of(JsonNode value) {
    JsonNode wanted = value.has("args") ? value.path("args") : value.path("arguments");
    String mode = value.path("mode").asText("partial");
    if (wanted.isMissingNode() || !(mode.equals("partial") || mode.equals("exact"))) {
      throw new IllegalArgumentException("arguments are matched by args, partial or exact");
    }
    List<Pattern> ignore = new ArrayList<>();
    JsonNode names = value.path("ignore");
    if (names.isArray()) {
      names.forEach(name -> ignore.add(name(name.asText())));
    } else if (names.isTextual()) {
      ignore.add(name(names.asText()));
    }
    return new ArgumentMatch(wanted, mode.equals("exact"), value.path("defaults"), ignore);
  }

  /** A name without wildcards is that name, letter by letter. */
  private static Pattern name(String text) {
    return text.contains("*") || text.contains("?")
        ? StepMatcher.glob(text)
        : Pattern.compile(Pattern.quote(text));
  }

  /** Whether a call's arguments are as wanted. */
  boolean holds(JsonNode given) {
    JsonNode actual = without(given, true);
    JsonNode expected = without(wanted, false);
    return exact ? JsonAnswers.equal(actual, expected) : covers(Optional.of(actual), expected);
  }

  private JsonNode without(JsonNode arguments, boolean defaultsToo) {
    if (!arguments.isObject()) {
      return arguments;
    }
    ObjectNode left = JsonNodeFactory.instance.objectNode();
    arguments
        .properties()
        .forEach(field -> {
          boolean ignored = ignore.stream().anyMatch(name -> name.matches(field.getKey()));
          JsonNode usual = defaults.path(field.getKey());
          boolean isUsual =
              defaultsToo && !usual.isMissingNode() && JsonAnswers.equal(field.getValue(), usual);
          if (!ignored && !isUsual) {
            left.set(field.getKey(), field.getValue());
          }
        });
    return left;
  }

  /** Objects may have more than is wanted, at every depth; lists may not. */
  private static boolean covers(Optional<JsonNode> given, JsonNode wanted) {
    if (given.isEmpty()) {
      return false;
    }
    JsonNode actual = given.get();
    if (wanted.isArray()) {
      boolean same = actual.isArray() && actual.size() == wanted.size();
      for (int i = 0; same && i < wanted.size(); i++) {
        same = covers(Optional.of(actual.path(i)), wanted.path(i));
      }
      return same;
    }
    if (wanted.isObject()) {
      return actual.isObject()
          && wanted.properties().stream()
              .allMatch(field ->
                  covers(Optional.ofNullable(actual.get(field.getKey())), field.getValue()));
    }
    return JsonAnswers.equal(actual, wanted);
  }
}
