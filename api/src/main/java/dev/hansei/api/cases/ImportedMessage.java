package dev.hansei.api.cases;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hansei.api.bodies.Rules;
import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.workflows.cases.CaseContent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One message of a chat, as OpenAI's format has it.
 *
 * @param role system (or developer), user or assistant
 * @param content a text, or a list of parts {type: text, text}
 * @param name who speaks; not kept
 */
public record ImportedMessage(String role, JsonNode content, @Nullable String name) {
  static final String SYSTEM = "system";
  static final String USER = "user";
  static final String ASSISTANT = "assistant";

  private static final List<String> ROLES = List.of(SYSTEM, USER, ASSISTANT);

  public ImportedMessage {
    role = Rules.needed("role", role).equals("developer") ? SYSTEM : role;
    if (!ROLES.contains(role)) {
      throw Rules.unknownWord("role", role, ROLES);
    }
    Rules.needed("content", content);
    Rules.text("content", read(content), CaseContent.BYTES_MAX);
  }

  /** What it says. */
  String text() {
    return read(content);
  }

  private static String read(JsonNode content) {
    if (content.isTextual()) {
      return content.asText();
    }
    if (!content.isArray()) {
      throw new InvalidFieldException("content", "It is a text, or a list of parts of text.");
    }
    StringBuilder text = new StringBuilder();
    for (JsonNode part : content) {
      if (!part.path("type").asText().equals("text") || !part.path("text").isTextual()) {
        throw new InvalidFieldException(
            "content", "Parts are {\"type\": \"text\", \"text\": ...}; others are not kept here.");
      }
      text.append(part.path("text").asText());
    }
    return text.toString();
  }
}
