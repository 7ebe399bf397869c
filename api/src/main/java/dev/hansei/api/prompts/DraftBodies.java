package dev.hansei.api.prompts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hansei.api.bodies.YamlBodies;
import dev.hansei.api.bodies.YamlText;
import dev.hansei.api.pages.Names;
import dev.hansei.api.problems.ApiException;
import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.api.problems.JsonFaults;
import dev.hansei.infra.prompts.TemplateException;
import dev.hansei.infra.prompts.TemplateNames;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.prompts.DraftFields;
import dev.hansei.infra.registry.prompts.DraftMessage;
import dev.hansei.infra.registry.prompts.Partials;
import dev.hansei.workflows.models.Message;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.prompts.PinnedPartial;
import dev.hansei.workflows.prompts.PromptContent;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is typed in the editor as a version, and a version as what could be typed. What the editor
 * has no field for stands in the field {@code more} and comes out of it as it went in.
 */
@Singleton
final class DraftBodies {
  /** What has a field of its own. */
  private static final List<String> FIELDS =
      List.of("messages", "variables", "outputSchema", "tools", "note", "parent");

  private static final String SETTINGS = "settings";

  private final ObjectMapper json;
  private final PromptYaml yaml;
  private final Partials partials;

  DraftBodies(ObjectMapper json, PromptYaml yaml, Partials partials) {
    this.json = json;
    this.yaml = yaml;
    this.partials = partials;
  }

  /** The fields of a version; saved unchanged they are that version. */
  DraftFields fields(PromptContent content) {
    ObjectNode more = yaml.body(content);
    JsonNode tools = more.path("tools");
    more.remove(FIELDS);
    more.remove(SETTINGS);
    JsonNode settings = yaml.body(content).path(SETTINGS);
    if (settings instanceof ObjectNode unknown) {
      JsonNode stop = unknown.path("stop");
      unknown.remove(DraftNumbers.ALL);
      if (DraftNumbers.hasLines(content.settings())) {
        unknown.set("stop", stop);
      }
      if (!unknown.isEmpty()) {
        more.set(SETTINGS, unknown);
      }
    }
    return new DraftFields(
        content.messages().stream()
            .map(it -> new DraftMessage(Names.words(it.role()), it.content()))
            .toList(),
        String.join(", ", content.variables()),
        DraftNumbers.of(content.settings()),
        content.outputSchema(),
        tools.isEmpty() ? "" : tools.toPrettyString(),
        more.isEmpty() ? "" : YamlText.of(more).orElseGet(more::toPrettyString),
        "");
  }

  /**
   * The version that the fields say.
   *
   * @param parent the number of the version that it was begun from
   * @throws InvalidFieldException naming the field, or that part of the body
   * @throws ApiException where a body says so
   */
  NewVersion version(ProjectId project, DraftFields fields, Optional<Integer> parent) {
    ObjectNode body = further(fields.more());
    var messages = body.putArray("messages");
    fields
        .messages()
        .forEach(it -> messages.addObject().put("role", it.role()).put("content", it.content()));
    var names = body.putArray("variables");
    variables(project, fields, body).forEach(names::add);
    settings(body, fields);
    if (!fields.outputSchema().isBlank()) {
      body.put("outputSchema", fields.outputSchema());
    }
    JsonNode tools = read("tools", fields.tools());
    if (!tools.isMissingNode()) {
      body.set("tools", tools);
    }
    body.put("note", fields.note().strip());
    parent.ifPresent(number -> body.put("parent", number));
    try {
      return json.treeToValue(body, NewVersion.class);
    } catch (JsonProcessingException e) {
      throw JsonFaults.problemOf(e).raise();
    }
  }

  private static void settings(ObjectNode body, DraftFields fields) {
    ObjectNode settings =
        body.path(SETTINGS) instanceof ObjectNode more
            ? more
            : JsonNodeFactory.instance.objectNode();
    DraftNumbers.put(settings, fields.settings());
    if (!settings.isEmpty()) {
      body.set(SETTINGS, settings);
    }
  }

  /** As declared; where nothing is, those that the templates use, with their partials. */
  private List<String> variables(ProjectId project, DraftFields fields, ObjectNode body) {
    List<String> declared =
        Arrays.stream(fields.variables().split("[,\\s]+")).filter(it -> !it.isEmpty()).toList();
    if (!declared.isEmpty()) {
      return declared;
    }
    List<Message> templates = new ArrayList<>();
    fields.messages().forEach(it -> templates.add(new Message(Message.Role.USER, it.content())));
    try {
      return TemplateNames.of(templates, pinned(project, body));
    } catch (TemplateException _) {
      // Saving says which message cannot be read.
      return List.of();
    }
  }

  private Map<String, PinnedPartial> pinned(ProjectId project, ObjectNode body) {
    JsonNode named = body.path("partials");
    if (named.size() > PromptContent.PARTIALS_MAX) {
      return Map.of();
    }
    try {
      Map<String, Partials.Pin> pins = new TreeMap<>();
      for (var field : named.properties()) {
        if (!field.getValue().isObject()) {
          return Map.of();
        }
        pins.put(field.getKey(), json.treeToValue(field.getValue(), NewPartial.class).pin());
      }
      return partials.pinned(project, pins);
    } catch (JsonProcessingException | RegistryException _) {
      // Reading the body, and saving, say what is wrong.
      return Map.of();
    }
  }

  private static ObjectNode further(String text) {
    JsonNode read = read("more", text);
    if (read.isMissingNode()) {
      return JsonNodeFactory.instance.objectNode();
    }
    if (!(read instanceof ObjectNode object)) {
      throw new InvalidFieldException("more", "It is an object, such as application: {depth: 3}.");
    }
    FIELDS.stream()
        .filter(object::has)
        .findFirst()
        .ifPresent(name -> {
          throw new InvalidFieldException(
              "more", "'%s' has a field of its own on this page.".formatted(name));
        });
    return object;
  }

  private static JsonNode read(String field, String text) {
    if (text.isBlank()) {
      return JsonNodeFactory.instance.missingNode();
    }
    try {
      return YamlBodies.text(text);
    } catch (ApiException e) {
      throw new InvalidFieldException(field, e.problem().detail());
    }
  }
}
