package dev.hansei.infra.prompts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.models.Message;
import dev.hansei.workflows.models.ModelSettings;
import dev.hansei.workflows.prompts.PinnedPartial;
import dev.hansei.workflows.prompts.PromptContent;
import dev.hansei.workflows.prompts.PromptName;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Partials as the Mustache specification has them, and where we differ from it. */
class PartialTagsTest {
  private static final String NONE = "<none>";

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        // The specification's own, by their names there.
        "\"{{>text}}\";from partial;\"from partial\"",
        "\"{{>text}}\";*{{text}}*;\"*content*\"",
        "| {{>partial}} |;\\t|\\t;| \\t|\\t |",
        "  {{text}}  {{> partial}}\\n;>\\n>;  content  >\\n>\\n",
        ">\\n  {{>partial}}\\n>;|\\n{{text}}\\n|\\n;>\\n  |\\n  content\\n  |\\n>",
        "  {{>partial}}\\n>;>\\n>\\n;  >\\n  >\\n>",
        ">\\n  {{>partial}};>\\n>;>\\n  >\\n  >",
        "|{{> partial }}|;[];|[]|",
        // What prompts need.
        "a\\n{{>p}}\\nb;one\\ntwo\\n;a\\none\\ntwo\\nb",
        "a\\n{{>p}}\\nb;one;a\\none\\nb",
        "a\\r\\n{{>p}}\\r\\nb;one;a\\r\\none\\r\\nb",
        "a\\n{{>p}};one;a\\none",
        "a\\n  {{>p}}\\nb;one\\n\\ntwo;a\\n  one\\n\\n  two\\nb",
        "a\\n{{>p}}\\nb;<none>;a\\nb",
        "{{>p}} {{>p}};x;x x",
        "{{! {{>p}} }};x; }}",
        "{{#yes}}\\n{{>p}}\\n{{/yes}}\\nend;- {{text}};- content\\nend",
        "{{>p}};{{#yes}}\\nx\\n{{/yes}}\\n;x\\n",
        "{{{text}}}{{>p}};x;contentx",
      })
  void fillsIn(String template, String partial, String expected) {
    String text = partial.equals(NONE) ? "" : unescaped(partial);
    PromptContent prompt = prompt(unescaped(template), text);
    List<Message> rendered =
        MustacheRenderer.render(prompt, Map.of("text", "content", "yes", true));
    assertThat(rendered.getFirst().content()).isEqualTo(unescaped(expected));
    assertThat(
            MustacheRenderer.render(
                FilledPrompt.of(prompt), Map.of("text", "content", "yes", true)))
        .as("what applications are served renders to the same")
        .isEqualTo(rendered);
  }

  @Test
  void valuesAreNeverReadAsTags() {
    assertThat(
            MustacheRenderer.render(prompt("{{text}}", "x"), Map.of("text", "{{>p}}"))
                .getFirst()
                .content())
        .isEqualTo("{{>p}}");
  }

  @Test
  void saysWhichOnesThereAre() {
    assertThat(MustacheRenderer.problems(prompt("one\n{{>other}}", "x")))
        .containsExactly(
            "message 1, line 2: {{>other}} names no partial of this prompt; its 'partials' are:"
                + " p, partial, text");
    assertThat(MustacheRenderer.problems(prompt("{{>p}}", "{{city}}")))
        .containsExactly("message 1, line 1: 'city' is not declared; declared: text, yes");
    assertThat(MustacheRenderer.problems(prompt("{{>p}}", "{{>p}}")).getFirst())
        .contains("partials ({{>...}}) that 'partials' of the version does not pin");
  }

  @Test
  void isBoundedInSize() {
    String large = "x".repeat(60_000);
    assertThatThrownBy(() -> FilledPrompt.of(prompt("{{>p}}{{>p}}", large)))
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining("at most 65536 characters");
    String wide = " ".repeat(30_000) + "{{>p}}";
    String lines = String.join("\n", Collections.nCopies(30_000, "x"));
    assertThatThrownBy(() -> FilledPrompt.of(prompt(wide, lines)))
        .isInstanceOf(TemplateException.class);
  }

  private static PromptContent prompt(String template, String partial) {
    PinnedPartial pinned =
        new PinnedPartial(new PromptName("house"), 3, Sha256.of("content"), partial);
    return new PromptContent(
            List.of(new Message(Message.Role.USER, template)),
            List.of("text", "yes"),
            ModelSettings.DEFAULTS,
            "",
            Map.of())
        .withPartials(Map.of("p", pinned, "partial", pinned, "text", pinned));
  }

  private static String unescaped(String text) {
    return text.replace("\\n", "\n").replace("\\r", "\r").replace("\\t", "\t");
  }
}
