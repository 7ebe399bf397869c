package dev.hansei.api.prompts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hansei.api.bodies.Rules;
import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.infra.registry.prompts.Partials;
import dev.hansei.workflows.models.Message;
import dev.hansei.workflows.models.ModelSettings;
import dev.hansei.workflows.prompts.PromptContent;
import dev.hansei.workflows.prompts.PromptName;
import dev.hansei.workflows.prompts.PromptVersion;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A version of a prompt to be saved.
 *
 * @param messages Mustache templates; each {role: system, user or assistant, content}
 * @param variables the names that the templates may use
 * @param settings how the model is asked
 * @param outputSchema a JSON schema, as an object or as text
 * @param application settings that the application reads
 * @param tools what the model may ask to be called
 * @param partials the versions whose text {@code {{>name}}} stands for, by name
 * @param schemas what values variables take: a JSON schema each, by variable
 * @param examples turns before the last message of the user
 * @param providers what is asked of one provider otherwise: settings by a word such as openai
 * @param note what has changed
 * @param parent the number of the version that it was made from
 */
public record NewVersion(
    List<Message> messages,
    @Nullable List<String> variables,
    @Nullable ModelSettings settings,
    @Nullable JsonNode outputSchema,
    @Nullable Map<String, Object> application,
    @Nullable List<NewTool> tools,
    @Nullable Map<String, NewPartial> partials,
    @Nullable Map<String, JsonNode> schemas,
    @Nullable List<NewExample> examples,
    @Nullable Map<String, ModelSettings> providers,
    @Nullable String note,
    @Nullable Integer parent) {
  private static final int VARIABLE_CHARS_MAX = 80;

  public NewVersion {
    messages = Rules.list("messages", messages, PromptContent.MESSAGES_MAX);
    variables = Rules.listOrEmpty("variables", variables, PromptContent.VARIABLES_MAX);
    for (int i = 0; i < variables.size(); i++) {
      Rules.text("variables[%d]".formatted(i), variables.get(i), VARIABLE_CHARS_MAX);
    }
    if (outputSchema != null
        && !(outputSchema.isObject() || outputSchema.isTextual() || outputSchema.isNull())) {
      throw new InvalidFieldException("outputSchema", "It is a JSON schema: an object, or text.");
    }
    tools = Rules.listOrEmpty("tools", tools, PromptContent.TOOLS_MAX);
    if (tools.stream().map(NewTool::name).distinct().count() < tools.size()) {
      throw new InvalidFieldException("tools", "Each tool has a name of its own.");
    }
    partials = partials == null ? Map.of() : named(partials);
    schemas = schemas == null ? Map.of() : ofVariables(schemas, variables);
    examples = Rules.listOrEmpty("examples", examples, PromptContent.EXAMPLES_MAX);
    if (messages.size() + 2 * examples.size() > PromptContent.MESSAGES_MAX) {
      throw new InvalidFieldException(
          "examples",
          "Two messages each, a prompt has at most %d.".formatted(PromptContent.MESSAGES_MAX));
    }
    if (providers != null && !PromptContent.areProviders(providers)) {
      throw new InvalidFieldException(
          "providers",
          "They are at most %d words such as openai, each with a setting of its own."
              .formatted(PromptContent.PROVIDERS_MAX));
    }
    note = Rules.textOrEmpty("note", note, PromptVersion.NOTE_CHARS_MAX);
    if (parent != null && parent < 1) {
      throw new InvalidFieldException("parent", "Version numbers count from 1.");
    }
  }

  private static Map<String, NewPartial> named(Map<String, NewPartial> partials) {
    if (partials.size() > PromptContent.PARTIALS_MAX) {
      throw new InvalidFieldException(
          "partials", "A prompt has at most %d.".formatted(PromptContent.PARTIALS_MAX));
    }
    partials.forEach((name, partial) -> {
      if (!PromptName.isName(name)) {
        throw new InvalidFieldException(
            "partials", "A name has 1 to 80 letters, digits, '.', '_' and '-'.");
      }
      Rules.needed("partials." + name, partial);
    });
    return Collections.unmodifiableMap(new TreeMap<>(partials));
  }

  private static Map<String, JsonNode> ofVariables(
      Map<String, JsonNode> schemas, List<String> variables) {
    schemas.forEach((variable, schema) -> {
      if (!variables.contains(variable)) {
        throw new InvalidFieldException(
            "schemas." + variable, "'variables' does not declare this one.");
      }
      if (!schema.isObject() || schema.toString().length() > PromptContent.SCHEMA_CHARS_MAX) {
        throw new InvalidFieldException(
            "schemas." + variable,
            "It is a JSON schema: an object, of at most %,d characters."
                .formatted(PromptContent.SCHEMA_CHARS_MAX));
      }
    });
    return Collections.unmodifiableMap(new TreeMap<>(schemas));
  }

  /** Its partials, to be looked up. */
  Map<String, Partials.Pin> pins() {
    Map<String, Partials.Pin> pins = new TreeMap<>();
    if (partials != null) {
      partials.forEach((name, partial) -> pins.put(name, partial.pin()));
    }
    return pins;
  }

  /** All but its partials. */
  PromptContent content() {
    return new PromptContent(
        messages,
        variables == null ? List.of() : variables,
        settings == null ? ModelSettings.DEFAULTS : settings,
        schemaText(),
        application == null ? Map.of() : application,
        tools == null ? null : tools.stream().map(NewTool::tool).toList(),
        null,
        schemaTexts(),
        examples == null ? null : examples.stream().map(NewExample::example).toList(),
        providers);
  }

  private Map<String, String> schemaTexts() {
    Map<String, String> texts = new TreeMap<>();
    if (schemas != null) {
      schemas.forEach((variable, schema) -> texts.put(variable, schema.toString()));
    }
    return texts;
  }

  private String schemaText() {
    if (outputSchema == null || outputSchema.isNull()) {
      return "";
    }
    return outputSchema.isTextual() ? outputSchema.asText() : outputSchema.toString();
  }

  String noteOrEmpty() {
    return note == null ? "" : note;
  }
}
