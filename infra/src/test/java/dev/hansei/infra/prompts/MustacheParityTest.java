package dev.hansei.infra.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.mustachejava.SpecMustacheFactory;
import dev.hansei.workflows.models.Message;
import dev.hansei.workflows.models.ModelSettings;
import dev.hansei.workflows.prompts.PromptContent;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The same text as mustache.java writes, on shapes from the Mustache specification, layout above
 * all.
 */
class MustacheParityTest {
  private static final Map<String, Object> VALUES =
      Map.of(
          "yes",
          true,
          "no",
          false,
          "name",
          "Ada",
          "list",
          List.of(1, 2, 3),
          "people",
          List.of(
              Map.of("name", "Bo", "tags", List.of("x", "y")),
              Map.of("name", "Cy", "tags", List.of())),
          "a",
          Map.of("b", Map.of("c", "deep")));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain",
        "| {{name}} | {{{name}}} | {{& name }} | {{ name }} |",
        "{{a.b.c}} {{#a}}{{b.c}}{{/a}} {{#a.b}}{{c}}{{/a.b}}",
        "{{#list}}{{.}},{{/list}}",
        "{{#people}}{{name}}:{{#tags}}{{.}}{{/tags}}{{^tags}}none{{/tags}};{{/people}}{{name}}",
        "{{#yes}}a{{/yes}}{{^yes}}b{{/yes}}{{#no}}c{{/no}}{{^no}}d{{/no}}",
        "| This Is\n{{#yes}}\n|\n{{/yes}}\n| A Line",
        "| This Is\n  {{#yes}}\n|\n  {{/yes}}\n| A Line",
        " | {{#yes}}\t|\t{{/yes}} | \n",
        " {{#yes}}YES{{/yes}}\n {{#yes}}GOOD{{/yes}}\n",
        "12345 {{! Comment! }} 67890",
        "{{#list}}\n- {{.}}\n{{/list}}\n",
        "a } b { c }} d",
        "{{^no}}\n\nempty line kept\n{{/no}}",
      })
  void writesWhatMustacheJavaWrites(String template) {
    StringWriter expected = new StringWriter();
    new SpecMustacheFactory()
        .compile(new StringReader(template), "parity")
        .execute(expected, VALUES);
    PromptContent prompt =
        new PromptContent(
            List.of(new Message(Message.Role.USER, template)),
            List.copyOf(VALUES.keySet()),
            ModelSettings.DEFAULTS,
            "",
            Map.of());
    assertThat(MustacheRenderer.render(prompt, VALUES).getFirst().content())
        .isEqualTo(expected.toString());
  }
}
