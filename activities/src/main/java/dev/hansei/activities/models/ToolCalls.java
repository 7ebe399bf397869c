package dev.hansei.activities.models;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hansei.workflows.models.Tool;
import java.util.List;

/**
 * What a model asked to be called, as text that is the same whoever provided the model: {@code
 * [{"arguments":{"city":"Paris"},"name":"weather"}]}, names of fields sorted, no white space, no
 * ids, for these are new each time. It stands in place of the answer's text: what a model says
 * beside its calls is chatter.
 */
final class ToolCalls {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  private final ArrayNode calls = JsonNodeFactory.instance.arrayNode();
  private boolean readable = true;

  /** A call. Arguments that are no object, or text that is not the JSON of one, spoil them all. */
  void add(String name, JsonNode arguments) {
    JsonNode given = arguments.isTextual() ? parsed(arguments.textValue()) : arguments;
    readable &= given.isObject() && !name.isEmpty();
    ObjectNode call = calls.addObject();
    call.put("name", name);
    call.set("arguments", given);
  }

  private static JsonNode parsed(String text) {
    try {
      return text.isBlank() ? JSON.createObjectNode() : JSON.readTree(text);
    } catch (JsonProcessingException e) {
      return JSON.missingNode();
    }
  }

  boolean isEmpty() {
    return calls.isEmpty();
  }

  /** Whether each has a name and arguments that are an object. */
  boolean isReadable() {
    return readable;
  }

  /** As it is kept. */
  String text() {
    try {
      return JSON.writeValueAsString(JSON.treeToValue(calls, Object.class));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree has a JSON form", e);
    }
  }

  /**
   * Tools as OpenAI and Ollama want them.
   *
   * @throws JsonProcessingException when the parameters of one are no JSON
   */
  static ArrayNode functions(List<Tool> tools) throws JsonProcessingException {
    ArrayNode functions = JsonNodeFactory.instance.arrayNode();
    for (Tool tool : tools) {
      ObjectNode function = functions.addObject().put("type", "function").putObject("function");
      describe(function, tool, "parameters");
    }
    return functions;
  }

  /**
   * Name, description and parameters of a tool.
   *
   * @param parameters what the provider calls their schema
   */
  static void describe(ObjectNode into, Tool tool, String parameters)
      throws JsonProcessingException {
    into.put("name", tool.name());
    if (!tool.description().isEmpty()) {
      into.put("description", tool.description());
    }
    JsonNode none = JSON.createObjectNode().put("type", "object");
    into.set(parameters, tool.parameters().isEmpty() ? none : JSON.readTree(tool.parameters()));
  }
}
