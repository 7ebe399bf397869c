package dev.hansei.api.traces;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.hansei.workflows.models.Message;
import dev.hansei.workflows.traces.Span;
import dev.hansei.workflows.traces.SpanFacts;
import dev.hansei.workflows.traces.Trace;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The tools that a trace called: its tool steps, or where there are none, the calls that other
 * steps tell of.
 */
final class ToolCalls {
  /** More calls than this are in the steps; the conversation shows the first ones. */
  static final int CALLS_MAX = 50;

  private static final ObjectWriter JSON =
      JsonMapper.builder().build().writerWithDefaultPrettyPrinter();
  private static final String OPERATION = "execute_tool";

  private ToolCalls() {}

  static List<ToolCall> of(Trace trace) {
    List<ToolCall> steps =
        trace.spans().stream()
            .filter(ToolCalls::isTool)
            .limit(CALLS_MAX)
            .map(ToolCalls::ofStep)
            .toList();
    return steps.isEmpty() ? told(trace) : steps;
  }

  static boolean isTool(Span span) {
    return span.operation().equals(OPERATION);
  }

  private static ToolCall ofStep(Span span) {
    Map<?, ?> call =
        new SpanFacts(span)
            .toolCalls().stream()
                .filter(Map.class::isInstance)
                .map(it -> (Map<?, ?>) it)
                .findFirst()
                .orElse(Map.of());
    String name = text(call, "name");
    String arguments = text(call, "arguments");
    String result = text(call, "result");
    return new ToolCall(
        name.isEmpty() ? plainName(span) : name,
        arguments.isEmpty() ? said(span.input()) : arguments,
        result.isEmpty() ? said(span.output()) : result,
        span.status() == Span.Status.ERROR,
        Duration.between(span.startedAt(), span.endedAt()).toMillis());
  }

  private static String plainName(Span span) {
    return span.name().startsWith(OPERATION + " ")
        ? span.name().substring(OPERATION.length() + 1)
        : span.name();
  }

  private static String said(List<Message> messages) {
    return laidOut(String.join("\n", messages.stream().map(Message::content).toList()));
  }

  /** JSON on lines of its own, anything else as it is. */
  static String laidOut(Object value) {
    Object parsed = Conversations.parse(value);
    if (!(parsed instanceof Map<?, ?> || parsed instanceof List<?>)) {
      return String.valueOf(parsed);
    }
    try {
      return JSON.writeValueAsString(parsed);
    } catch (JsonProcessingException _) {
      return String.valueOf(value);
    }
  }

  /** A later step may repeat the calls of an earlier one: each id counts once. */
  private static List<ToolCall> told(Trace trace) {
    Map<String, ToolCall> calls = new LinkedHashMap<>();
    for (Span span : trace.spans()) {
      for (Object item : new SpanFacts(span).toolCalls()) {
        if (item instanceof Map<?, ?> call) {
          String id = text(call, "id");
          calls.putIfAbsent(
              id.isEmpty() ? "no. " + calls.size() : id,
              new ToolCall(
                  text(call, "name"), text(call, "arguments"), text(call, "result"), false, -1));
        }
      }
    }
    return calls.values().stream().limit(CALLS_MAX).toList();
  }

  private static String text(Map<?, ?> map, String name) {
    Object value = map.get(name);
    return value == null ? "" : laidOut(value);
  }
}
