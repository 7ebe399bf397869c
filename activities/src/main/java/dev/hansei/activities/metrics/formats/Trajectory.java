package dev.hansei.activities.metrics.formats;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What promptfoo's {@code trajectory:} assertions ask, of the tool calls in an answer. There steps
 * are the spans of a trace; here every step is a tool call, in the order in which the answer has
 * them.
 */
public final class Trajectory {
  /** As many names as a person reads. */
  private static final int NAMES_MAX = 20;

  private Trajectory() {}

  /**
   * Whether tools were called.
   *
   * @param value a name or a list of names, each of which must be called; {@code {any: names}}, one
   *     of which must; or {@code {name or pattern, min, max}}, at least once unless it says so
   * @throws IllegalArgumentException where it is none of these
   */
  public static boolean uses(String answer, String value) {
    List<ToolStep> steps = ToolStep.in(answer);
    JsonNode wanted = read(value);
    if (wanted.isObject() && !wanted.path("any").isMissingNode()) {
      return matchers(wanted.path("any")).stream()
          .anyMatch(matcher -> steps.stream().anyMatch(matcher::matches));
    }
    if (wanted.isObject()) {
      long count = steps.stream().filter(StepMatcher.named(wanted)::matches).count();
      return count >= wanted.path("min").asDouble(1)
          && count <= wanted.path("max").asDouble(Double.POSITIVE_INFINITY);
    }
    return matchers(wanted).stream().allMatch(matcher -> steps.stream().anyMatch(matcher::matches));
  }

  /**
   * Whether tools were called one after the other.
   *
   * @param value a list of matchers, or {@code {mode, steps}}; {@code in_order} lets other calls
   *     stand between, {@code exact} none
   * @throws IllegalArgumentException where it is neither or names no step
   */
  public static boolean follows(String answer, String value) {
    List<ToolStep> steps = ToolStep.in(answer);
    JsonNode wanted = read(value);
    List<StepMatcher> matchers = matchers(wanted.isArray() ? wanted : wanted.path("steps"));
    if (wanted.path("mode").asText().equals("exact") && steps.size() != matchers.size()) {
      return false;
    }
    // With as many calls as matchers, in order means one by one.
    int next = 0;
    for (ToolStep step : steps) {
      if (next < matchers.size() && matchers.get(next).matches(step)) {
        next++;
      }
    }
    return next == matchers.size();
  }

  /**
   * Whether a call of the tool has the arguments.
   *
   * @param value as {@link ArgumentMatch} reads it
   * @throws IllegalArgumentException where it cannot be read
   */
  public static boolean passes(String answer, String value) {
    JsonNode wanted = read(value);
    StepMatcher matcher = StepMatcher.named(wanted);
    ArgumentMatch match = ArgumentMatch.of(wanted);
    return ToolStep.in(answer).stream()
        .filter(matcher::matches)
        .anyMatch(step -> step.arguments().filter(match::holds).isPresent());
  }

  /**
   * Whether there are so many calls.
   *
   * @param value {@code {min, max}}, with {@code name} or {@code pattern} where not all count
   * @throws IllegalArgumentException where it has neither min nor max
   */
  public static boolean counts(String answer, String value) {
    JsonNode wanted = read(value);
    if (!wanted.path("min").isNumber() && !wanted.path("max").isNumber()) {
      throw new IllegalArgumentException("a number of steps has min or max");
    }
    long count = ToolStep.in(answer).stream().filter(StepMatcher.of(wanted)::matches).count();
    return count >= wanted.path("min").asDouble(0)
        && count <= wanted.path("max").asDouble(Double.POSITIVE_INFINITY);
  }

  /** The calls of an answer in words, such as {@code calls search, book}. */
  public static String told(String answer) {
    List<ToolStep> steps = ToolStep.in(answer);
    if (steps.isEmpty()) {
      return "calls no tool";
    }
    String names =
        steps.stream().limit(NAMES_MAX).map(ToolStep::name).collect(Collectors.joining(", "));
    int more = steps.size() - NAMES_MAX;
    return "calls " + names + (more > 0 ? " and %d more".formatted(more) : "");
  }

  private static List<StepMatcher> matchers(JsonNode value) {
    List<StepMatcher> matchers = new ArrayList<>();
    if (value.isArray()) {
      value.forEach(one -> matchers.add(StepMatcher.named(one)));
    } else {
      matchers.add(StepMatcher.named(value));
    }
    if (matchers.isEmpty()) {
      throw new IllegalArgumentException("at least one tool is named");
    }
    return matchers;
  }

  private static JsonNode read(String value) {
    return JsonAnswers.read(value)
        .filter(JsonNode::isContainerNode)
        .orElseGet(() -> TextNode.valueOf(value));
  }
}
