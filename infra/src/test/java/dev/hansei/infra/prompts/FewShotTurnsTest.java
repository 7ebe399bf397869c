package dev.hansei.infra.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.workflows.models.Message;
import dev.hansei.workflows.models.Message.Role;
import dev.hansei.workflows.models.ModelSettings;
import dev.hansei.workflows.prompts.FewShot;
import dev.hansei.workflows.prompts.PromptContent;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Examples are turns before the question, the same for suites and for applications. */
class FewShotTurnsTest {
  private static final FewShot SUM = new FewShot(Map.of("question", "1 + 1?"), "2");

  @Test
  void standBeforeTheLastMessageOfTheUser() {
    PromptContent prompt =
        prompt(
            List.of(SUM, new FewShot(Map.of("question", "2 + 2?"), "4")),
            new Message(Role.SYSTEM, "Add."),
            new Message(Role.USER, "Q: {{question}}"),
            new Message(Role.ASSISTANT, "A:"));
    List<Message> expected =
        List.of(
            new Message(Role.SYSTEM, "Add."),
            new Message(Role.USER, "Q: 1 + 1?"),
            new Message(Role.ASSISTANT, "2"),
            new Message(Role.USER, "Q: 2 + 2?"),
            new Message(Role.ASSISTANT, "4"),
            new Message(Role.USER, "Q: 3 + 3?"),
            new Message(Role.ASSISTANT, "A:"));
    Map<String, Object> values = Map.of("question", "3 + 3?");
    assertThat(MustacheRenderer.problems(prompt)).isEmpty();
    assertThat(MustacheRenderer.render(prompt, values)).isEqualTo(expected);
    PromptContent filled = FilledPrompt.of(prompt);
    assertThat(filled.examplesOrNone()).isEmpty();
    assertThat(filled.messages().get(5).content()).isEqualTo("Q: {{question}}");
    assertThat(MustacheRenderer.render(filled, values)).isEqualTo(expected);
  }

  @Test
  void whatCannotBeShownIsToldBeforeAnybodyRenders() {
    assertThat(problem(new FewShot(Map.of(), "2")))
        .isEqualTo("example 2, line 1: 'question' has no value; declared: question");
    assertThat(problem(new FewShot(Map.of("question", "{{x}}"), "2")))
        .startsWith("example 2, its texts have no '{{'");
    assertThat(problem(new FewShot(Map.of("question", "x"), "{{x}}")))
        .startsWith("example 2, its texts have no '{{'");
    assertThat(MustacheRenderer.problems(prompt(List.of(SUM), new Message(Role.SYSTEM, "Add."))))
        .containsExactly("examples stand before the last message of the user, and there is none");
  }

  private static String problem(FewShot second) {
    return MustacheRenderer.problems(
            prompt(List.of(SUM, second), new Message(Role.USER, "{{question}}")))
        .getFirst();
  }

  private static PromptContent prompt(List<FewShot> examples, Message... messages) {
    return new PromptContent(
        List.of(messages),
        List.of("question"),
        ModelSettings.DEFAULTS,
        "",
        Map.of(),
        null,
        null,
        null,
        examples,
        null);
  }
}
