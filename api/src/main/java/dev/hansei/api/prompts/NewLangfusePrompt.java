package dev.hansei.api.prompts;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.infra.prompts.TemplateException;
import dev.hansei.infra.prompts.TemplateNames;
import dev.hansei.workflows.models.Message;
import dev.hansei.workflows.models.ModelSettings;
import dev.hansei.workflows.prompts.PromptContent;
import dev.hansei.workflows.prompts.PromptName;
import dev.hansei.workflows.prompts.PromptVersion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A version as Langfuse's clients save one: {@code {name, type, prompt, config, labels, tags,
 * commitMessage}}. Other fields of theirs are passed over.
 *
 * @param content its variables are the names that the templates use
 * @param isLabelled whether something would go live by it
 */
record NewLangfusePrompt(PromptName name, PromptContent content, String note, boolean isLabelled) {
  private static final String TEXT = "text";
  private static final TypeReference<Map<String, Object>> SETTINGS = new TypeReference<>() {};

  /**
   * Reads it.
   *
   * @throws InvalidFieldException where Langfuse's form has no counterpart here
   */
  static NewLangfusePrompt of(JsonNode body, ObjectMapper json) {
    boolean isLabelled = false;
    for (JsonNode label : body.path("labels")) {
      isLabelled |= !label.asText().equals(LangfuseLabel.LATEST);
    }
    if (!body.path("tags").isEmpty()) {
      throw new InvalidFieldException("tags", "Prompts have no tags here; send none.");
    }
    return new NewLangfusePrompt(name(body), content(body, json), note(body), isLabelled);
  }

  private static PromptName name(JsonNode body) {
    try {
      return new PromptName(body.path("name").asText());
    } catch (IllegalArgumentException e) {
      throw new InvalidFieldException("name", String.valueOf(e.getMessage()));
    }
  }

  private static String note(JsonNode body) {
    String note = body.path("commitMessage").asText("");
    if (note.length() > PromptVersion.NOTE_CHARS_MAX) {
      throw new InvalidFieldException(
          "commitMessage",
          "A note has at most %d characters.".formatted(PromptVersion.NOTE_CHARS_MAX));
    }
    return body.path("commitMessage").isTextual() ? note : "";
  }

  private static PromptContent content(JsonNode body, ObjectMapper json) {
    String type = body.path("type").asText(TEXT);
    boolean isText = type.equals(TEXT);
    if (!isText && !type.equals("chat")) {
      throw new InvalidFieldException("type", "A prompt is of type chat or text.");
    }
    List<Message> messages = isText ? List.of(text(body)) : turns(body.path("prompt"));
    Map<String, Object> application = config(body.path("config"), json);
    if (isText) {
      application.put("langfuse", Map.of("type", TEXT));
    }
    try {
      return new PromptContent(
          messages, TemplateNames.of(messages), ModelSettings.DEFAULTS, "", application);
    } catch (TemplateException e) {
      throw new InvalidFieldException("prompt", String.valueOf(e.getMessage()));
    }
  }

  private static Map<String, Object> config(JsonNode config, ObjectMapper json) {
    if (config.isMissingNode() || config.isNull()) {
      return new LinkedHashMap<>();
    }
    if (!config.isObject()) {
      throw new InvalidFieldException("config", "A configuration is an object.");
    }
    return new LinkedHashMap<>(json.convertValue(config, SETTINGS));
  }

  private static Message text(JsonNode body) {
    if (!body.path("prompt").isTextual()) {
      throw new InvalidFieldException("prompt", "A prompt of type text is a text.");
    }
    return new Message(Message.Role.USER, body.path("prompt").asText());
  }

  private static List<Message> turns(JsonNode prompt) {
    if (!prompt.isArray() || prompt.isEmpty() || prompt.size() > PromptContent.MESSAGES_MAX) {
      throw new InvalidFieldException(
          "prompt",
          "A prompt of type chat has 1 to %d messages.".formatted(PromptContent.MESSAGES_MAX));
    }
    List<Message> messages = new ArrayList<>();
    for (JsonNode turn : prompt) {
      String field = "prompt[%d]".formatted(messages.size());
      if (!turn.path("role").isTextual() || !turn.path("content").isTextual()) {
        throw new InvalidFieldException(
            field, "A message is {role, content}; placeholders are not taken here.");
      }
      Message.Role role = role(field, turn.path("role").asText());
      messages.add(new Message(role, turn.path("content").asText()));
    }
    return messages;
  }

  private static Message.Role role(String field, String word) {
    for (Message.Role role : Message.Role.values()) {
      if (role.name().toLowerCase(Locale.ROOT).equals(word)) {
        return role;
      }
    }
    throw new InvalidFieldException(field + ".role", "A role is system, user or assistant.");
  }
}
