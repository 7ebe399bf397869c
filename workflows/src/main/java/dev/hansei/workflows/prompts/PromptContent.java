package dev.hansei.workflows.prompts;

import dev.hansei.workflows.lineage.Frozen;
import dev.hansei.workflows.models.Message;
import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.models.ModelSettings;
import dev.hansei.workflows.models.Tool;
import java.util.Collections;
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
 * @param partials what {@code {{>name}}} stands for, by name; absent where there are none
 * @param schemas what values variables take: a JSON schema as text, by variable; absent where any
 *     value will do for all
 * @param examples turns that stand before the last message of the user, oldest first; absent where
 *     there are none
 * @param providers what is asked of one provider otherwise, by the word before the slash of its
 *     models; absent where all are asked alike
 */
public record PromptContent(
    List<Message> messages,
    List<String> variables,
    ModelSettings settings,
    String outputSchema,
    Map<String, Object> application,
    @Nullable List<Tool> tools,
    @Nullable Map<String, PinnedPartial> partials,
    @Nullable Map<String, String> schemas,
    @Nullable List<FewShot> examples,
    @Nullable Map<String, ModelSettings> providers) {
  /** A chat template with more turns than this is a data set. */
  public static final int MESSAGES_MAX = 50;

  /** More variables than anybody has declared in earnest; bounds the editor and the errors. */
  public static final int VARIABLES_MAX = 50;

  /** The fewest that a provider takes is 128; nobody judges answers that chose among more. */
  public static final int TOOLS_MAX = 64;

  /** A prompt pieced together from more can be read by nobody. */
  public static final int PARTIALS_MAX = 20;

  /** What a value is, not what all values are: a list of thousands belongs in the application. */
  public static final int SCHEMA_CHARS_MAX = 10_000;

  /** Two messages each, within {@link #MESSAGES_MAX}; more examples are a training set. */
  public static final int EXAMPLES_MAX = 20;

  /** More than there are protocols for. */
  public static final int PROVIDERS_MAX = 20;

  private static final int PROVIDER_CHARS_MAX = 40;

  public PromptContent {
    messages = List.copyOf(messages);
    require(
        !messages.isEmpty() && messages.size() <= MESSAGES_MAX,
        "a prompt has 1 to %d messages",
        MESSAGES_MAX);
    variables = List.copyOf(variables);
    require(variables.size() <= VARIABLES_MAX, "a prompt has at most %d variables", VARIABLES_MAX);
    Objects.requireNonNull(settings, "settings is null");
    Objects.requireNonNull(outputSchema, "outputSchema is null");
    application = Frozen.sorted(application);
    tools = tools == null || tools.isEmpty() ? null : List.copyOf(tools);
    require(
        tools == null || areTools(tools),
        "a prompt has at most %d tools, each under a name of its own",
        TOOLS_MAX);
    partials = partials == null || partials.isEmpty() ? null : Frozen.sorted(partials);
    require(
        partials == null || arePartials(partials),
        "a prompt has at most %d partials, each under a name of letters, digits, '.', '_' and '-'",
        PARTIALS_MAX);
    schemas = schemas == null || schemas.isEmpty() ? null : Frozen.sorted(schemas);
    require(
        schemas == null || areSchemas(schemas, variables),
        "schemas are of declared variables and have at most %d characters",
        SCHEMA_CHARS_MAX);
    examples = examples == null || examples.isEmpty() ? null : List.copyOf(examples);
    require(
        examples == null || areExamples(examples, messages),
        "a prompt has at most 20 examples, and with them at most %d messages",
        MESSAGES_MAX);
    providers = providers == null || providers.isEmpty() ? null : Frozen.sorted(providers);
    require(
        providers == null || areProviders(providers),
        "providers are at most %d words such as openai, each with a setting of its own",
        PROVIDERS_MAX);
  }

  private static void require(boolean holds, String rule, int max) {
    if (!holds) {
      throw new IllegalArgumentException(rule.formatted(max));
    }
  }

  /** Without what contents did not have at first. */
  public PromptContent(
      List<Message> messages,
      List<String> variables,
      ModelSettings settings,
      String outputSchema,
      Map<String, Object> application,
      @Nullable List<Tool> tools) {
    this(messages, variables, settings, outputSchema, application, tools, null, null, null, null);
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

  private static boolean arePartials(Map<String, PinnedPartial> partials) {
    return partials.size() <= PARTIALS_MAX
        && partials.keySet().stream().allMatch(PromptName::isName);
  }

  private static boolean areSchemas(Map<String, String> schemas, List<String> variables) {
    return variables.containsAll(schemas.keySet())
        && schemas.values().stream().allMatch(text -> text.length() <= SCHEMA_CHARS_MAX);
  }

  private static boolean areExamples(List<FewShot> examples, List<Message> messages) {
    return examples.size() <= EXAMPLES_MAX && messages.size() + 2 * examples.size() <= MESSAGES_MAX;
  }

  /**
   * Whether these may be what is asked of single providers: none of them is null or says nothing,
   * since canonical JSON would leave it out and the content hash to another name once read.
   */
  public static boolean areProviders(Map<String, ModelSettings> providers) {
    return providers.size() <= PROVIDERS_MAX
        && providers.keySet().stream()
            .allMatch(word ->
                !word.isBlank() && word.length() <= PROVIDER_CHARS_MAX && word.indexOf('/') < 0)
        && providers.values().stream()
            .allMatch(own -> own != null && !own.equals(ModelSettings.DEFAULTS));
  }

  /** How a model is asked: as its provider is, and as all are where nothing is said of it. */
  public ModelSettings settingsFor(ModelName model) {
    ModelSettings own = providers == null ? null : providers.get(model.provider());
    return own == null ? settings : own.over(settings);
  }

  /** The examples; none where there are none. */
  public List<FewShot> examplesOrNone() {
    return examples == null ? List.of() : examples;
  }

  /** What is said of single providers; nothing where all are asked alike. */
  public Map<String, ModelSettings> providersOrNone() {
    return providers == null ? Collections.emptyMap() : providers;
  }

  /** The tools; none where there are none. */
  public List<Tool> toolsOrNone() {
    return tools == null ? List.of() : tools;
  }

  /** The partials by name; none where there are none. */
  public Map<String, PinnedPartial> partialsOrNone() {
    return partials == null ? Collections.emptyMap() : partials;
  }

  /** The schemas of variables; none where there are none. */
  public Map<String, String> schemasOrNone() {
    return schemas == null ? Collections.emptyMap() : schemas;
  }

  /** The same with other settings for the application. */
  public PromptContent withApplication(Map<String, Object> other) {
    return new PromptContent(
        messages,
        variables,
        settings,
        outputSchema,
        other,
        tools,
        partials,
        schemas,
        examples,
        providers);
  }

  /** The same with partials, which the templates name. */
  public PromptContent withPartials(Map<String, PinnedPartial> pinned) {
    return new PromptContent(
        messages,
        variables,
        settings,
        outputSchema,
        application,
        tools,
        pinned,
        schemas,
        examples,
        providers);
  }

  /** The same as it stands for itself: other messages, and nothing to be filled into them. */
  public PromptContent filled(List<Message> whole) {
    return new PromptContent(
        whole,
        variables,
        settings,
        outputSchema,
        application,
        tools,
        null,
        schemas,
        null,
        providers);
  }
}
