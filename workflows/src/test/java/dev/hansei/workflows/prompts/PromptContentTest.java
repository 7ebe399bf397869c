package dev.hansei.workflows.prompts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hansei.workflows.models.Message;
import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.models.ModelSettings;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What belongs to a version beside its messages, and its bounds. */
class PromptContentTest {
  private static final FewShot EXAMPLE = new FewShot(Map.of("question", "q"), "a");

  @Test
  void aProviderIsAskedAsIsSaidOfItAndElseAsAllAre() {
    PromptContent content =
        content(null, null, Map.of("openai", new ModelSettings(null, 0.5, 900, null)));
    assertThat(content.settingsFor(new ModelName("openai/gpt-4o-mini")))
        .isEqualTo(new ModelSettings(0.2, 0.5, 900, 7L, List.of("END")));
    assertThat(content.settingsFor(new ModelName("gemini/flash"))).isEqualTo(content.settings());
    assertThat(content(null, null, null).settingsFor(new ModelName("openai/x")))
        .isEqualTo(content.settings());
  }

  @Test
  void whatIsEmptyIsAbsentSoThatOldHashesStay() {
    assertThat(content(Map.of(), List.of(), Map.of())).isEqualTo(content(null, null, null));
    assertThat(content(Map.of(), List.of(), Map.of()).schemas()).isNull();
  }

  @Test
  void boundsHold() {
    assertThatThrownBy(() -> content(Map.of("other", "{}"), null, null))
        .hasMessageContaining("declared");
    assertThatThrownBy(() -> content(Map.of("question", " ".repeat(10_001)), null, null))
        .hasMessageContaining("10000");
    assertThat(content(null, Collections.nCopies(20, EXAMPLE), null).examplesOrNone()).hasSize(20);
    assertThatThrownBy(() -> content(null, Collections.nCopies(21, EXAMPLE), null))
        .hasMessageContaining("at most 20 examples");
    for (Map<String, ModelSettings> wrong :
        List.of(
            Map.of("openai/x", new ModelSettings(0.0, null, null, null)),
            Map.of(" ", new ModelSettings(0.0, null, null, null)),
            Map.of("openai", ModelSettings.DEFAULTS))) {
      assertThatThrownBy(() -> content(null, null, wrong)).hasMessageContaining("providers");
    }
    assertThatThrownBy(() -> new FewShot(Map.of(), " ")).hasMessageContaining("answer");
  }

  private static PromptContent content(
      @Nullable Map<String, String> schemas,
      @Nullable List<FewShot> examples,
      @Nullable Map<String, ModelSettings> providers) {
    return new PromptContent(
        List.of(new Message(Message.Role.USER, "{{question}}")),
        List.of("question"),
        new ModelSettings(0.2, null, null, 7L, List.of("END")),
        "",
        Map.of(),
        null,
        null,
        schemas,
        examples,
        providers);
  }
}
