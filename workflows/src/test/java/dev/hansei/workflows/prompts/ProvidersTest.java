package dev.hansei.workflows.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.workflows.models.ModelSettings;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProvidersTest {
  @Test
  void eachSaysSomethingOfItsProvider() {
    var cool = new ModelSettings(0.1, null, null, null);
    assertThat(PromptContent.areProviders(Map.of("openai", cool))).isTrue();
    assertThat(PromptContent.areProviders(Map.of("openai", ModelSettings.DEFAULTS))).isFalse();
    Map<String, ModelSettings> dropped = new HashMap<>();
    dropped.putAll(java.util.Collections.singletonMap("gemini", null));
    assertThat(PromptContent.areProviders(dropped)).as("canonical JSON drops it").isFalse();
  }
}
