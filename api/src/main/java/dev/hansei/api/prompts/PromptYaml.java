package dev.hansei.api.prompts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hansei.api.bodies.YamlText;
import dev.hansei.workflows.prompts.PromptContent;
import dev.hansei.workflows.prompts.PromptName;
import dev.hansei.workflows.prompts.PromptVersion;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * A version of a prompt as a file that people keep in git: a message's lines are lines of the file,
 * fields stand in one order, and the same version gives the same bytes. Saved again it is the same
 * version.
 */
@Singleton
final class PromptYaml {
  private static final List<String> FIELDS =
      List.of(
          "messages",
          "variables",
          "schemas",
          "partials",
          "examples",
          "settings",
          "providers",
          "outputSchema",
          "tools",
          "application");

  private final ObjectMapper json;

  PromptYaml(ObjectMapper json) {
    this.json = json;
  }

  /** The file; empty where it would be too long, or too deep, for a body in YAML. */
  Optional<String> of(PromptName name, PromptVersion version) {
    return document(tree(version.content()))
        .map(text ->
            "# hansei: %s@%d %s\n%s"
                .formatted(name, version.number(), version.artifact().sha256(), text));
  }

  /** By way of text: a number is then what a reader of the file takes it for. */
  private JsonNode tree(PromptContent content) {
    try {
      return json.readTree(json.writeValueAsBytes(content));
    } catch (IOException e) {
      throw new IllegalStateException("a prompt version has a JSON form", e);
    }
  }

  /** What a door takes as a version. What is empty is left out. */
  Optional<String> document(JsonNode content) {
    return YamlText.of(body(content));
  }

  /** The same, of a version, as a tree. */
  ObjectNode body(PromptContent content) {
    return body(tree(content));
  }

  private ObjectNode body(JsonNode content) {
    ObjectNode body = json.createObjectNode();
    for (String field : FIELDS) {
      JsonNode value = written(field, content.path(field));
      if (!value.isMissingNode() && !value.isNull() && !isEmpty(value)) {
        body.set(field, value);
      }
    }
    return body;
  }

  private JsonNode written(String field, JsonNode value) {
    return switch (field) {
      case "outputSchema" -> schema(value.asText());
      case "tools" -> tools(value);
      case "schemas" -> schemas(value);
      case "partials" -> pins(value);
      default -> value;
    };
  }

  private static boolean isEmpty(JsonNode value) {
    return value.isContainerNode() ? value.isEmpty() : value.asText().isEmpty();
  }

  /** A schema is text; it stands as an object where the object gives back that very text. */
  private JsonNode schema(String text) {
    try {
      JsonNode tree = json.readTree(text);
      if (tree.isObject() && tree.toString().equals(text)) {
        return tree;
      }
    } catch (JsonProcessingException _) {
      // It stands as the text that it is.
    }
    return json.getNodeFactory().textNode(text);
  }

  private JsonNode schemas(JsonNode texts) {
    ObjectNode schemas = json.createObjectNode();
    texts
        .properties()
        .forEach(each -> schemas.set(each.getKey(), schema(each.getValue().asText())));
    return schemas;
  }

  /** The text of a partial is its own version's: the file says which one that is. */
  private JsonNode pins(JsonNode partials) {
    ObjectNode pins = json.createObjectNode();
    for (var each : partials.properties()) {
      ObjectNode pin = pins.putObject(each.getKey());
      for (String field : List.of("prompt", "number", "sha256")) {
        pin.set(field, each.getValue().path(field));
      }
    }
    return pins;
  }

  private JsonNode tools(JsonNode tools) {
    var list = json.createArrayNode();
    for (JsonNode tool : tools) {
      ObjectNode written = list.addObject();
      written.set("name", tool.path("name"));
      for (String field : List.of("description", "parameters")) {
        String text = tool.path(field).asText();
        if (!text.isEmpty()) {
          written.set(
              field,
              field.equals("parameters") ? schema(text) : json.getNodeFactory().textNode(text));
        }
      }
    }
    return list;
  }
}
