package dev.hansei.workflows.prompts;

import dev.hansei.workflows.lineage.Frozen;
import dev.hansei.workflows.models.Message;
import dev.hansei.workflows.models.ModelSettings;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Everything that makes one prompt version differ from another; its canonical JSON is what is
 * hashed.
 *
 * @param messages Mustache templates, logic-less; variables must be declared
 * @param variables the names that the templates may use; 1 to 50
 * @param settings how the model is asked
 * @param outputSchema a JSON schema as text, or empty
 * @param application settings that the application reads (retrieval depth, an adapter's hash), JSON
 */
public record PromptContent(
    List<Message> messages,
    List<String> variables,
    ModelSettings settings,
    String outputSchema,
    Map<String, Object> application) {
  /** A chat template with more turns than this is a data set. */
  public static final int MESSAGES_MAX = 50;

  /** More variables than anybody has declared in earnest; bounds the editor and the errors. */
  public static final int VARIABLES_MAX = 50;

  public PromptContent {
    messages = List.copyOf(messages);
    if (messages.isEmpty() || messages.size() > MESSAGES_MAX) {
      throw new IllegalArgumentException("a prompt has 1 to %d messages".formatted(MESSAGES_MAX));
    }
    variables = List.copyOf(variables);
    if (variables.size() > VARIABLES_MAX) {
      throw new IllegalArgumentException(
          "a prompt has at most %d variables".formatted(VARIABLES_MAX));
    }
    Objects.requireNonNull(settings, "settings is null");
    Objects.requireNonNull(outputSchema, "outputSchema is null");
    application = Frozen.sorted(application);
  }
}
