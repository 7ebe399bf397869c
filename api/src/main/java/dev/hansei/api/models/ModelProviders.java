package dev.hansei.api.models;

import io.micronaut.context.env.Environment;
import jakarta.inject.Singleton;
import java.util.List;

/** Which providers of models there are, and whether this installation has what each needs. */
@Singleton
final class ModelProviders {
  private static final String ENDPOINTS = "hansei.models.endpoints.";

  private final Environment environment;

  ModelProviders(Environment environment) {
    this.environment = environment;
  }

  /** All of them, those that cost nothing first. */
  List<ModelsPage.Provider> all() {
    return List.of(
        new ModelsPage.Provider(
            "builtin/extractive",
            true,
            "Sentences of the passages, ranked by a small embedding model in this process. It is no"
                + " language model and costs nothing."),
        new ModelsPage.Provider(
            "recorded/<set>", true, "Outputs that were made elsewhere, found by the question."),
        new ModelsPage.Provider(
            "ollama/<model>",
            true,
            "An Ollama server: the one on this machine, or another's by OLLAMA_BASE_URL. It is"
                + " asked only when a model of it is named."),
        new ModelsPage.Provider(
            "openai/<model>",
            isSetUp("openai"),
            "OpenAI, or any endpoint that speaks its protocol. Set OPENAI_API_KEY, and"
                + " OPENAI_BASE_URL where the endpoint is another's, and start again."),
        new ModelsPage.Provider(
            "anthropic/<model>",
            isSetUp("anthropic"),
            "Anthropic's Messages API. Set ANTHROPIC_API_KEY, and ANTHROPIC_BASE_URL where a"
                + " gateway stands before it, and start again."),
        new ModelsPage.Provider(
            "gemini/<model>",
            isSetUp("gemini"),
            "Google's Gemini API. Set GEMINI_API_KEY, and GEMINI_BASE_URL where a gateway stands"
                + " before it, and start again."));
  }

  /** A key or an address is enough; that they are right shows only in a call. */
  private boolean isSetUp(String endpoint) {
    return has(endpoint + ".api-key") || has(endpoint + ".base-url");
  }

  private boolean has(String setting) {
    return environment
        .getProperty(ENDPOINTS + setting, String.class)
        .filter(value -> !value.isBlank())
        .isPresent();
  }
}
