package dev.hansei.api.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.List;

/**
 * A version of a prompt as a file that people keep in git: a message's lines are lines of the file,
 * fields stand in one order, and the same version gives the same bytes. Pushed again it is the same
 * version.
 */
final class PromptYaml {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final List<String> FIELDS =
      List.of("messages", "variables", "settings", "outputSchema", "tools", "application");

  private PromptYaml() {}

  /**
   * The file.
   *
   * @param version as the service shows it
   * @throws CliFailure where YAML would say something else, which no known version does
   */
  static String of(String name, JsonNode version) {
    ObjectNode body = body(version.path("content"));
    String head =
        "# hansei: %s@%d %s"
            .formatted(name, version.path("number").asInt(), version.path("sha256").asText());
    String text = head + "\n" + YamlText.of(body);
    try {
      if (YAML.readTree(text).equals(body)) {
        return text;
      }
    } catch (JsonProcessingException _) {
      // Told below, like what reads as something else.
    }
    throw CliFailure.refused(
        "version %d of %s cannot be written as YAML; it is at /prompts/%s/versions/%d as JSON"
            .formatted(
                version.path("number").asInt(), name, name, version.path("number").asInt()));
  }

  /** What a push takes. What is empty is left out. */
  private static ObjectNode body(JsonNode content) {
    ObjectNode body = JSON.createObjectNode();
    for (String field : FIELDS) {
      JsonNode value = written(field, content.path(field));
      if (!value.isMissingNode() && !value.isNull() && !isEmpty(value)) {
        body.set(field, value);
      }
    }
    return body;
  }

  private static JsonNode written(String field, JsonNode value) {
    return switch (field) {
      case "outputSchema" -> schema(value.asText());
      case "tools" -> tools(value);
      default -> value;
    };
  }

  private static boolean isEmpty(JsonNode value) {
    return value.isContainerNode() ? value.isEmpty() : value.asText().isEmpty();
  }

  /** A schema is text; it stands as an object where the object gives back that very text. */
  private static JsonNode schema(String text) {
    try {
      JsonNode tree = JSON.readTree(text);
      if (tree.isObject() && tree.toString().equals(text)) {
        return tree;
      }
    } catch (JsonProcessingException _) {
      // It stands as the text that it is.
    }
    return JSON.getNodeFactory().textNode(text);
  }

  private static JsonNode tools(JsonNode tools) {
    var list = JSON.createArrayNode();
    for (JsonNode tool : tools) {
      ObjectNode written = list.addObject();
      written.set("name", tool.path("name"));
      for (String field : List.of("description", "parameters")) {
        String text = tool.path(field).asText();
        if (!text.isEmpty()) {
          written.set(
              field,
              field.equals("parameters") ? schema(text) : JSON.getNodeFactory().textNode(text));
        }
      }
    }
    return list;
  }
}
