package dev.hansei.api.traces;

import dev.hansei.workflows.traces.SpanFacts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tools that a model was offered and those it called: of a tool's own span, in messages with parts,
 * as {@code tool_calls} of OpenAI's form, or numbered (OpenInference, OpenLLMetry).
 */
final class ToolAttributes {
  /** More than any model is offered or calls; bounds the search. */
  private static final int NUMBERED_MAX = 500;

  private static final List<String> DEFINITIONS =
      List.of("gen_ai.tool.definitions", "mlflow.chat.tools", "confident.agent.available_tools");
  private static final List<String> MESSAGES =
      List.of(
          "gen_ai.output.messages",
          "gen_ai.completion",
          "langfuse.observation.output",
          "mlflow.spanOutputs");

  private ToolAttributes() {}

  /** Brings over what is there; call it before the messages are taken out. */
  static void read(SpanAttributes attributes) {
    var tools = definitions(attributes);
    if (!tools.isEmpty()) {
      attributes.keep(SpanFacts.TOOLS, tools);
    }
    var calls = new ArrayList<Map<String, Object>>();
    own(attributes, calls);
    for (String name : MESSAGES) {
      inMessages(attributes.structure(name), calls, 0);
    }
    numbered(attributes, calls, "gen_ai.completion.", "tool_calls.", "");
    numbered(attributes, calls, "llm.output_messages.", "message.tool_calls.", "tool_call.");
    for (Object one : Structures.list(attributes.structure("confident.span.tools_called"))) {
      add(calls, one instanceof Map<?, ?> map ? map : Map.of("name", String.valueOf(one)));
    }
    if (!calls.isEmpty()) {
      attributes.keep(SpanFacts.TOOL_CALLS, calls);
    }
  }

  private static List<Object> definitions(SpanAttributes attributes) {
    var tools = new ArrayList<Object>();
    for (String name : DEFINITIONS) {
      var list = Structures.list(attributes.structure(name));
      if (tools.isEmpty() && !list.isEmpty() && list.size() <= NUMBERED_MAX) {
        tools.addAll(list.stream().map(it -> it == null ? "" : it).toList());
        attributes.drop(name);
      }
    }
    for (int i = 0; i < NUMBERED_MAX && attributes.hasAny("llm.tools." + i + "."); i++) {
      attributes
          .take("llm.tools." + i + ".tool.json_schema")
          .ifPresent(schema -> tools.add(Structures.parse(schema)));
    }
    for (int i = 0;
        i < NUMBERED_MAX && attributes.hasAny("llm.request.functions." + i + ".");
        i++) {
      var function = new LinkedHashMap<String, Object>();
      for (String part : List.of("name", "description", "parameters")) {
        attributes
            .take("llm.request.functions." + i + "." + part)
            .ifPresent(value -> function.put(part, Structures.parse(value)));
      }
      tools.add(function);
    }
    return tools;
  }

  /** The span is a call of a tool itself. */
  private static void own(SpanAttributes attributes, List<Map<String, Object>> calls) {
    var name = attributes.text("gen_ai.tool.name", "tool.name");
    var call = new LinkedHashMap<String, Object>();
    put(
        call,
        "id",
        attributes.take("gen_ai.tool.call.id").or(() -> attributes.take("tool_call.id")));
    put(call, "name", name.isEmpty() ? Optional.empty() : Optional.of(name));
    put(
        call,
        "arguments",
        attributes.take("gen_ai.tool.call.arguments").or(() -> attributes.take("tool.parameters")));
    put(call, "result", attributes.take("gen_ai.tool.call.result"));
    if (!call.isEmpty()) {
      calls.add(call);
    }
  }

  private static void put(Map<String, Object> call, String name, Optional<Object> value) {
    value.ifPresent(it -> call.put(name, name.equals("arguments") ? Structures.parse(it) : it));
  }

  private static void inMessages(
      @Nullable Object value, List<Map<String, Object>> calls, int depth) {
    if (depth > 5 || calls.size() >= NUMBERED_MAX) {
      return;
    }
    if (value instanceof List<?> list) {
      list.forEach(item -> inMessages(item, calls, depth + 1));
    } else if (value instanceof Map<?, ?> map) {
      if ("tool_call".equals(map.get("type"))) {
        add(calls, map);
      } else if (map.get("function") instanceof Map<?, ?> function) {
        var call = new LinkedHashMap<Object, Object>(function);
        var id = map.get("id");
        if (id != null) {
          call.put("id", id);
        }
        add(calls, call);
      } else {
        for (String inner :
            List.of("parts", "content", "message", "messages", "choices", "tool_calls")) {
          inMessages(map.get(inner), calls, depth + 1);
        }
      }
    }
  }

  private static void add(List<Map<String, Object>> calls, Map<?, ?> told) {
    var call = new LinkedHashMap<String, Object>();
    for (String name : List.of("id", "name", "arguments", "result")) {
      put(call, name, Optional.ofNullable(told.get(name)));
    }
    var arguments = told.get("input_parameters");
    if (arguments != null) {
      call.putIfAbsent("arguments", arguments);
    }
    var result = told.get("output");
    if (result != null) {
      call.putIfAbsent("result", result);
    }
    if (call.containsKey("name") && calls.size() < NUMBERED_MAX) {
      calls.add(call);
    }
  }

  private static void numbered(
      SpanAttributes attributes,
      List<Map<String, Object>> calls,
      String messages,
      String list,
      String wrap) {
    for (int i = 0; i < NUMBERED_MAX && attributes.hasAny(messages + i + "."); i++) {
      var prefix = messages + i + "." + list;
      for (int n = 0; n < NUMBERED_MAX && attributes.hasAny(prefix + n + "."); n++) {
        var one = prefix + n + "." + wrap;
        var call = new LinkedHashMap<String, Object>();
        put(call, "id", attributes.take(one + "id"));
        put(
            call,
            "name",
            attributes.take(one + "function.name").or(() -> attributes.take(one + "name")));
        put(
            call,
            "arguments",
            attributes
                .take(one + "function.arguments")
                .or(() -> attributes.take(one + "arguments")));
        add(calls, call);
      }
    }
  }
}
