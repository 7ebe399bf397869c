package dev.hansei.activities.suites;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hansei.activities.models.HttpTargetProvider;
import dev.hansei.infra.prompts.MustacheRenderer;
import dev.hansei.infra.prompts.TemplateException;
import dev.hansei.workflows.cases.CaseContent;
import dev.hansei.workflows.models.Message;
import dev.hansei.workflows.models.ModelRequest;
import dev.hansei.workflows.models.ModelSettings;
import dev.hansei.workflows.prompts.PromptContent;
import dev.hansei.workflows.suites.RunId;
import dev.hansei.workflows.suites.Target;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How an application is asked by HTTP. The body is JSON before tags are replaced, and only its
 * strings hold tags, so whatever a question contains stays a string of the body.
 *
 * @param promptVersion the number of the version that the application is told to answer under
 * @param run part of the call's key: what stands behind an address may have changed since the last
 *     run, while a repeated attempt of this one finds its answer in the journal
 */
record HttpRequests(Target.Http target, Optional<Integer> promptVersion, RunId run)
    implements TargetRequests {
  /**
   * The tag that stands for the conversation with the question at its end, as OpenAI's {@code
   * messages}: a list where the string is nothing but the tag, else its JSON.
   */
  static final String MESSAGES = "messages";

  /** The tag that stands for the version's number. */
  static final String PROMPT_VERSION = "promptVersion";

  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public Optional<ModelRequest> request(RunItem item) {
    CaseContent content = item.of().content();
    try {
      JsonNode body = filled(JSON.readTree(target.body()), variables(content));
      return Optional.of(
          new ModelRequest(
              HttpTargetProvider.model(target.url()),
              List.of(new Message(Message.Role.USER, content.question())),
              ModelSettings.DEFAULTS,
              HttpTargetProvider.inputs(
                  target.url(), JSON.writeValueAsString(body), target.output()),
              "",
              item.repetition(),
              run.toString()));
    } catch (TemplateException | JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private Map<String, Object> variables(CaseContent content) {
    Map<String, Object> variables = new LinkedHashMap<>(content.fields());
    variables.put("question", content.question());
    if (target.body().contains(MESSAGES)) {
      variables.putIfAbsent(MESSAGES, messages(content).toString());
    }
    promptVersion.ifPresent(number -> variables.put(PROMPT_VERSION, number));
    return variables;
  }

  private static ArrayNode messages(CaseContent content) {
    ArrayNode messages = JsonNodeFactory.instance.arrayNode();
    for (Message turn : content.turns()) {
      add(messages, turn);
    }
    add(messages, new Message(Message.Role.USER, content.question()));
    return messages;
  }

  private static void add(ArrayNode messages, Message turn) {
    messages
        .addObject()
        .put("role", turn.role() == Message.Role.USER ? "user" : "assistant")
        .put("content", turn.content());
  }

  private static JsonNode filled(JsonNode template, Map<String, Object> values) {
    return switch (template) {
      case ObjectNode object -> {
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        object
            .properties()
            .forEach(each -> copy.set(each.getKey(), filled(each.getValue(), values)));
        yield copy;
      }
      case ArrayNode array -> {
        ArrayNode copy = JsonNodeFactory.instance.arrayNode();
        array.forEach(each -> copy.add(filled(each, values)));
        yield copy;
      }
      case JsonNode leaf when leaf.isTextual() && leaf.textValue().contains("{{") ->
          text(leaf.textValue(), values);
      case JsonNode leaf -> leaf;
    };
  }

  private static JsonNode parsed(String list) {
    try {
      return JSON.readTree(list);
    } catch (JsonProcessingException _) {
      return JsonNodeFactory.instance.textNode(list);
    }
  }

  /** A string that is nothing but the tag of a number or list becomes that number or list. */
  private static JsonNode text(String template, Map<String, Object> values) {
    if (template.equals("{{" + MESSAGES + "}}")
        && values.get(MESSAGES) instanceof String list
        && list.startsWith("[")) {
      return parsed(list);
    }
    if (template.equals("{{" + PROMPT_VERSION + "}}")
        && values.get(PROMPT_VERSION) instanceof Integer number) {
      return JsonNodeFactory.instance.numberNode(number);
    }
    PromptContent prompt =
        new PromptContent(
            List.of(new Message(Message.Role.USER, template)),
            values.keySet().stream().limit(PromptContent.VARIABLES_MAX).toList(),
            ModelSettings.DEFAULTS,
            "",
            Map.of());
    return JsonNodeFactory.instance.textNode(
        MustacheRenderer.render(prompt, values).getFirst().content());
  }
}
