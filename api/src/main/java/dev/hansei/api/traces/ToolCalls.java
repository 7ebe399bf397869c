package dev.hansei.api.traces;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.hansei.workflows.models.Message;
import dev.hansei.workflows.traces.Span;
import dev.hansei.workflows.traces.Trace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The tools that a trace called: its tool steps, or where there are none, the calls that stand in
 * the messages which the sender told.
 */
final class ToolCalls {
  /** More calls than this are in the steps; the conversation shows the first ones. */
  static final int CALLS_MAX = 50;

  private static final ObjectWriter JSON = JsonMapper.builder().build().writerWithDefaultPrettyPrinter();
  private static final List<String> NAMES =
      List.of("gen_ai.tool.name", "tool.name", "traceloop.entity.name", "ai.toolCall.name");
  private static final List<String> ARGUMENTS =
      List.of(
          "gen_ai.tool.call.arguments",
          "tool.parameters",
          "input.value",
          "traceloop.entity.input",
          "ai.toolCall.args");
  private static final List<String> RESULTS =
      List.of(
          "gen_ai.tool.call.result",
          "output.value",
          "traceloop.entity.output",
          "ai.toolCall.result");
  private static final List<String> MESSAGES =
      List.of("gen_ai.input.messages", "gen_ai.output.messages");

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
    return span.operation().equals("execute_tool")
        || span.attributes().containsKey("gen_ai.tool.name")
        || span.attributes().containsKey("ai.toolCall.name");
  }

  private static ToolCall ofStep(Span span) {
    String name = first(span, NAMES).map(String::valueOf).orElse(span.name());
    return new ToolCall(
        name.startsWith("execute_tool ") ? name.substring("execute_tool ".length()) : name,
        first(span, ARGUMENTS).map(ToolCalls::laidOut).orElse(said(span.input())),
        first(span, RESULTS).map(ToolCalls::laidOut).orElse(said(span.output())),
        span.status() == Span.Status.ERROR,
        Duration.between(span.startedAt(), span.endedAt()).toMillis());
  }

  private static Optional<Object> first(Span span, List<String> names) {
    return names.stream().map(span.attributes()::get).filter(Objects::nonNull).findFirst();
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

  /** Calls in messages; the newest step repeats those of the steps before, so each id counts once. */
  private static List<ToolCall> told(Trace trace) {
    Map<String, ToolCall> calls = new LinkedHashMap<>();
    trace.spans().stream()
        .flatMap(span -> MESSAGES.stream().map(span.attributes()::get))
        .filter(Objects::nonNull)
        .map(Conversations::parse)
        .flatMap(ToolCalls::maps)
        .forEach(message -> read(message, calls));
    return calls.values().stream().limit(CALLS_MAX).toList();
  }

  private static void read(Map<?, ?> message, Map<String, ToolCall> calls) {
    List<Map<?, ?>> parts = new ArrayList<>();
    maps(message.get("parts")).forEach(parts::add);
    maps(message.get("content")).forEach(parts::add);
    maps(message.get("tool_calls")).forEach(parts::add);
    for (Map<?, ?> part : parts) {
      String id = text(part, "id", "tool_call_id", "tool_use_id");
      if (part.get("function") instanceof Map<?, ?> function) {
        calls.putIfAbsent(id, called(function));
      } else if (List.of("tool_call", "tool_use").contains(text(part, "type"))) {
        calls.putIfAbsent(id, called(part));
      } else if (List.of("tool_call_response", "tool_result").contains(text(part, "type"))) {
        answer(calls, id, text(part, "response", "result", "content"));
      }
    }
    if (text(message, "role").equals("tool")) {
      answer(calls, text(message, "tool_call_id"), text(message, "content"));
    }
  }

  private static ToolCall called(Map<?, ?> part) {
    return new ToolCall(text(part, "name"), text(part, "arguments", "input"), "", false, -1);
  }

  private static void answer(Map<String, ToolCall> calls, String id, String result) {
    calls.computeIfPresent(
        id,
        (_, call) ->
            new ToolCall(call.name(), call.arguments(), result, call.failed(), call.millis()));
  }

  private static Stream<Map<?, ?>> maps(@Nullable Object value) {
    return value instanceof List<?> list
        ? list.stream().filter(Map.class::isInstance).map(item -> (Map<?, ?>) item)
        : Stream.of();
  }

  private static String text(Map<?, ?> map, String... names) {
    return Stream.of(names)
        .map(map::get)
        .filter(Objects::nonNull)
        .findFirst()
        .map(ToolCalls::laidOut)
        .orElse("");
  }
}
