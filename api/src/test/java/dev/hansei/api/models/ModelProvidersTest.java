package dev.hansei.api.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModelProvidersTest {
  private static final String ENDPOINTS = "hansei.models.endpoints.";

  @Test
  void aKeyOrAnAddressSetsAProviderUp() {
    Map<String, Object> settings =
        Map.of(
            ENDPOINTS + "openai.api-key", "",
            ENDPOINTS + "openai.base-url", "http://localhost:8000/v1",
            ENDPOINTS + "anthropic.api-key", " ",
            ENDPOINTS + "anthropic.base-url", "",
            ENDPOINTS + "gemini.api-key", "key");
    try (ApplicationContext context = ApplicationContext.builder().properties(settings).build()) {
      context.getEnvironment().start();
      List<String> ready =
          new ModelProviders(context.getEnvironment())
              .all().stream()
                  .filter(ModelsPage.Provider::ready)
                  .map(ModelsPage.Provider::prefix)
                  .toList();
      assertThat(ready)
          .containsExactly(
              "builtin/extractive",
              "recorded/<set>",
              "ollama/<model>",
              "openai/<model>",
              "gemini/<model>");
    }
  }
}
