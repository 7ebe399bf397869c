package dev.hansei.workflows.prompts;

import dev.hansei.workflows.lineage.Frozen;
import dev.hansei.workflows.models.Message;
import dev.hansei.workflows.models.ModelSettings;
import dev.hansei.workflows.models.Tool;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Everything that makes one prompt version differ from another; its canonical JSON is what is
 * hashed.
 *
 * @param messages Mustache templates, logic-less; variables must be declared
 * @param variables the names that the templates may use; 1 to 50
 * @param settings how the model is asked
 * @param outputSchema a JSON schema as text, or empty
 * @param application settings that the application reads (retrieval depth, an adapter's hash), JSON
 * @param tools what the model may ask to be called, each under a name of its own; absent where
 *     there are none, so that older versions keep their hash
 */
public record PromptContent(
    List<Message> messages,
    List<String> variables,
    ModelSettings settings,
    String outputSchema,
    Map<String, Object> application,
    @Nullable List<Tool> tools) {
  /** A chat template with more turns than this is a data set. */
  public static final int MESSAGES_MAX = 50;

  /** More variables than anybody has declared in earnest; bounds the editor and the errors. */
  public static final int VARIABLES_MAX = 50;

  /** The fewest that a provider takes is 128; nobody judges answers that chose among more. */
  public static final int TOOLS_MAX = 64;

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
    tools = tools == null || tools.isEmpty() ? null : List.copyOf(tools);
    if (tools != null && !areTools(tools)) {
      throw new IllegalArgumentException(
          "a prompt has at most %d tools, each under a name of its own".formatted(TOOLS_MAX));
    }
  }

  /** Without tools. */
  public PromptContent(
      List<Message> messages,
      List<String> variables,
      ModelSettings settings,
      String outputSchema,
      Map<String, Object> application) {
    this(messages, variables, settings, outputSchema, application, null);
  }

  private static boolean areTools(List<Tool> tools) {
    return tools.size() <= TOOLS_MAX
        && tools.stream().map(Tool::name).distinct().count() == tools.size();
  }

  /** The tools; none where there are none. */
  public List<Tool> toolsOrNone() {
    return tools == null ? List.of() : tools;
  }
}
