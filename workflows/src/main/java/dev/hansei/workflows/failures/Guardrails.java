package dev.hansei.workflows.failures;

import dev.hansei.workflows.traces.Span;
import dev.hansei.workflows.traces.SpanFacts;
import dev.hansei.workflows.traces.Trace;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads off a trace whether a guardrail stopped or changed the answer. */
final class Guardrails {
  private static final List<String> FINISH =
      List.of(
          SpanFacts.FINISH,
          "gen_ai.response.finish_reasons",
          "gen_ai.response.finish_reason",
          "llm.finish_reason",
          "finish_reason");

  private static final List<String> KINDS =
      List.of("openinference.span.kind", "langfuse.observation.type", "traceloop.span.kind");

  private Guardrails() {}

  static boolean hit(Trace trace, List<String> attributes) {
    return trace.spans().stream().anyMatch(span -> hit(span, attributes));
  }

  private static boolean hit(Span span, List<String> attributes) {
    return isFiltered(span.attributes())
        || (isGuardrail(span) && span.status() == Span.Status.ERROR)
        || attributes.stream().anyMatch(name -> isSet(span.attributes().get(name)));
  }

  private static boolean isFiltered(Map<String, Object> attributes) {
    return FINISH.stream()
        .map(name -> lower(attributes.getOrDefault(name, "")).replace('-', '_'))
        .anyMatch(value -> value.contains("content_filter"));
  }

  private static boolean isGuardrail(Span span) {
    return lower(span.operation()).contains("guardrail")
        || KINDS.stream()
            .map(name -> lower(span.attributes().getOrDefault(name, "")))
            .anyMatch(value -> value.contains("guardrail"));
  }

  private static boolean isSet(@Nullable Object value) {
    return switch (value) {
      case null -> false;
      case Boolean flag -> flag;
      case Number number -> number.doubleValue() != 0;
      case Collection<?> values -> !values.isEmpty();
      case Map<?, ?> values -> !values.isEmpty();
      case Object other -> {
        String text = lower(other);
        yield !text.isBlank() && !text.equals("false") && !text.equals("none");
      }
    };
  }

  private static String lower(Object value) {
    return value.toString().toLowerCase(Locale.ROOT);
  }
}
