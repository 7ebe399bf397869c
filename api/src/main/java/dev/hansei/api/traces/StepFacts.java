package dev.hansei.api.traces;

import dev.hansei.workflows.traces.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** What a step says of itself beside its texts, under whichever name the sender gave it. */
final class StepFacts {
  private static final List<String> COSTS =
      List.of("gen_ai.usage.cost", "llm.cost.total", "langfuse.observation.cost_details.total");
  private static final List<String> SESSIONS =
      List.of("session.id", "gen_ai.conversation.id", "langfuse.session.id");
  private static final Map<String, String> PARAMETERS = parameters();

  private StepFacts() {}

  /** What it cost by the sender's word, in US dollars. */
  static OptionalDouble costUsd(Span span) {
    for (String name : COSTS) {
      if (span.attributes().get(name) instanceof Number cost) {
        return OptionalDouble.of(cost.doubleValue());
      }
    }
    return OptionalDouble.empty();
  }

  /** Which session it belongs to. */
  static Optional<String> session(Span span) {
    return SESSIONS.stream()
        .map(span.attributes()::get)
        .filter(value -> value instanceof String text && !text.isBlank())
        .map(String::valueOf)
        .findFirst();
  }

  /** The model's parameters in words, such as {@code temperature 0.2}. */
  static List<String> parametersOf(Span span) {
    List<String> words = new ArrayList<>();
    PARAMETERS.forEach((name, word) -> {
      Object value = span.attributes().get(name);
      if (value != null) {
        words.add(word + " " + value);
      }
    });
    return words;
  }

  private static Map<String, String> parameters() {
    Map<String, String> words = new LinkedHashMap<>();
    words.put("gen_ai.request.temperature", "temperature");
    words.put("gen_ai.request.top_p", "top p");
    words.put("gen_ai.request.top_k", "top k");
    words.put("gen_ai.request.max_tokens", "at most tokens");
    words.put("gen_ai.request.seed", "seed");
    words.put("llm.invocation_parameters", "parameters");
    return words;
  }
}
