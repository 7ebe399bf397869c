package dev.hansei.api.traces;

import dev.hansei.workflows.traces.SpanFacts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Tokens and what they cost, as far as a span tells; nothing is estimated here. */
final class UsageAttributes {
  private static final List<String> COSTS =
      List.of("gen_ai.usage.cost", "llm.cost.total", "llm.usage.cost", "hansei.cost_usd");
  private static final String LANGFUSE_COST = "langfuse.observation.cost_details";
  private static final String LANGFUSE_USAGE = "langfuse.observation.usage_details";
  private static final String MLFLOW_COST = "mlflow.llm.cost";
  private static final String MLFLOW_USAGE = "mlflow.chat.tokenUsage";
  private static final String CONFIDENT_IN = "confident.llm.cost_per_input_token";
  private static final String CONFIDENT_OUT = "confident.llm.cost_per_output_token";

  private UsageAttributes() {}

  /** Tokens that went in and came out; 0 where not told. */
  record Usage(long input, long output) {}

  /** Brings tokens and cost over. */
  static Usage read(SpanAttributes attributes) {
    long input = attributes.count(SpanNames.INPUT_TOKENS);
    long output = attributes.count(SpanNames.OUTPUT_TOKENS);
    var details = new LinkedHashMap<String, Object>();
    detail(details, "cache_read", attributes.count(SpanNames.CACHE_READ));
    detail(details, "cache_write", attributes.count(SpanNames.CACHE_WRITE));
    detail(details, "reasoning", attributes.count(SpanNames.REASONING));
    for (String name : List.of(LANGFUSE_USAGE, MLFLOW_USAGE)) {
      var told = Structures.map(attributes.structure(name));
      input = input == 0 ? first(told, "input", "input_tokens", "prompt_tokens") : input;
      output = output == 0 ? first(told, "output", "output_tokens", "completion_tokens") : output;
      detail(
          details,
          "cache_read",
          first(told, "cache_read_input_tokens", "input_cached_tokens", "input_cache_read"));
      detail(details, "cache_write", first(told, "cache_creation_input_tokens"));
      detail(
          details,
          "reasoning",
          first(told, "output_reasoning_tokens", "reasoning_tokens", "output_reasoning"));
    }
    if (!details.isEmpty()) {
      attributes.keep(SpanFacts.TOKENS, details);
    }
    cost(attributes, input, output);
    return new Usage(input, output);
  }

  private static void detail(Map<String, Object> details, String name, long count) {
    if (count > 0) {
      details.putIfAbsent(name, count);
    }
  }

  private static void cost(SpanAttributes attributes, long input, long output) {
    for (String name : COSTS) {
      if (keep(attributes, number(attributes.peek(name).orElse("")))) {
        attributes.drop(name.equals(SpanFacts.COST_USD) ? "" : name);
        return;
      }
    }
    for (String name : List.of(LANGFUSE_COST, MLFLOW_COST)) {
      if (keep(attributes, total(Structures.map(attributes.structure(name))))) {
        return;
      }
    }
    var parts =
        sum(
            number(attributes.peek("llm.cost.prompt").orElse("")),
            number(attributes.peek("llm.cost.completion").orElse("")));
    if (!keep(attributes, parts)) {
      keep(
          attributes,
          sum(
              times(number(attributes.peek(CONFIDENT_IN).orElse("")), input),
              times(number(attributes.peek(CONFIDENT_OUT).orElse("")), output)));
    }
  }

  private static boolean keep(SpanAttributes attributes, OptionalDouble cost) {
    cost.ifPresent(it -> attributes.keep(SpanFacts.COST_USD, it));
    return cost.isPresent();
  }

  /** A total where told, else the sum of the parts. */
  private static OptionalDouble total(Map<?, ?> costs) {
    for (String name : List.of("total", "total_cost")) {
      if (costs.get(name) instanceof Number number) {
        return number(number);
      }
    }
    return costs.values().stream()
        .filter(Number.class::isInstance)
        .map(UsageAttributes::number)
        .reduce(OptionalDouble.empty(), UsageAttributes::sum);
  }

  private static OptionalDouble sum(OptionalDouble one, OptionalDouble other) {
    return one.isEmpty() ? other : OptionalDouble.of(one.getAsDouble() + other.orElse(0));
  }

  private static OptionalDouble times(OptionalDouble price, long tokens) {
    return price.isEmpty() ? price : OptionalDouble.of(price.getAsDouble() * tokens);
  }

  /** What is no amount of money is none, and stays as it came. */
  private static OptionalDouble number(Object value) {
    // Most spans tell no cost; an exception for each that does not costs more than the mapping.
    if (value.equals("")) {
      return OptionalDouble.empty();
    }
    try {
      double number =
          value instanceof Number it ? it.doubleValue() : Double.parseDouble(value.toString());
      return Double.isFinite(number) && number >= 0
          ? OptionalDouble.of(number)
          : OptionalDouble.empty();
    } catch (NumberFormatException _) {
      return OptionalDouble.empty();
    }
  }

  private static long first(Map<?, ?> told, String... names) {
    for (String name : names) {
      if (told.get(name) instanceof Number number) {
        var count = SpanAttributes.count(number.longValue());
        return Math.max(0, count.orElse(0));
      }
    }
    return 0;
  }
}
