package dev.hansei.api.prompts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hansei.infra.prompts.FilledPrompt;
import dev.hansei.workflows.models.ModelSettings;
import dev.hansei.workflows.prompts.PromptContent;
import dev.hansei.workflows.prompts.PromptVersion;
import dev.hansei.workflows.prompts.Stage;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A version of a prompt in Langfuse's words. Its clients need every field but the last.
 *
 * @param type {@code chat}; {@code text} where the application settings say {@code langfuse: {type:
 *     text}} and there is one message
 * @param prompt a list of {role, content}, or the text
 * @param config the application's settings, and beside them {@code settings}, {@code outputSchema}
 *     and {@code tools} where there are any
 * @param labels the stages at which the version is live
 * @param tags always empty
 * @param commitMessage the version's note
 */
@Schema(name = "LangfusePrompt")
public record LangfusePromptResource(
    String name,
    String type,
    Object prompt,
    int version,
    Map<String, Object> config,
    List<String> labels,
    List<String> tags,
    @Nullable String commitMessage) {
  private static final String OWN = "langfuse";

  /** One turn; the type is needed by clients of version 3. */
  @Schema(name = "LangfuseMessage")
  public record Turn(String type, String role, String content) {}

  static LangfusePromptResource of(
      String name, PromptVersion version, Collection<Stage> live, ObjectMapper json) {
    // Its clients replace {{name}} and know nothing of partials.
    var content = FilledPrompt.of(version.content());
    boolean isText = isText(content);
    return new LangfusePromptResource(
        name,
        typeOf(content),
        isText ? content.messages().getFirst().content() : turns(content, json),
        version.number(),
        config(content, json),
        live.stream().map(Stage::word).toList(),
        List.of(),
        version.note().isEmpty() ? null : version.note());
  }

  static String typeOf(PromptContent content) {
    return isText(content) ? "text" : "chat";
  }

  private static boolean isText(PromptContent content) {
    return content.messages().size() == 1
        && content.application().get(OWN) instanceof Map<?, ?> told
        && "text".equals(told.get("type"));
  }

  private static List<Turn> turns(PromptContent content, ObjectMapper json) {
    return content.messages().stream()
        .map(each ->
            new Turn(
                "chatmessage", json.<JsonNode>valueToTree(each.role()).asText(), each.content()))
        .toList();
  }

  static Map<String, Object> config(PromptContent content, ObjectMapper json) {
    Map<String, Object> config = new LinkedHashMap<>(content.application());
    if (!content.settings().equals(ModelSettings.DEFAULTS)) {
      config.putIfAbsent("settings", json.valueToTree(content.settings()));
    }
    if (!content.providersOrNone().isEmpty()) {
      config.putIfAbsent("providers", json.valueToTree(content.providersOrNone()));
    }
    if (!content.outputSchema().isEmpty()) {
      config.putIfAbsent("outputSchema", content.outputSchema());
    }
    if (!content.toolsOrNone().isEmpty()) {
      config.putIfAbsent("tools", json.valueToTree(content.toolsOrNone()));
    }
    return config;
  }
}
