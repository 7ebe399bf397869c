package dev.hansei.infra.prompts;

import dev.hansei.infra.prompts.TemplateNode.Section;
import dev.hansei.infra.prompts.TemplateNode.Text;
import dev.hansei.infra.prompts.TemplateNode.Value;
import dev.hansei.workflows.models.Message;
import dev.hansei.workflows.prompts.PromptContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Renders a prompt version's chat templates with values. Values are texts, numbers, truth values,
 * lists and maps, as JSON has them; whatever they contain goes into the messages as it is and is
 * never read as a template again.
 *
 * <p>A section counts as empty for {@code false}, an empty text, an empty list and a name without a
 * value. A tag that prints a name without a value is an error, not an empty text: a prompt with a
 * hole would be judged as if it were whole.
 */
public final class MustacheRenderer {
  /**
   * All messages of a prompt together: far over any model's window, far under what hurts a worker.
   */
  public static final int OUTPUT_CHARS_MAX = 1_000_000;

  /** Tags worked on in one rendering; about ten milliseconds. */
  public static final int STEPS_MAX = 200_000;

  private MustacheRenderer() {}

  /**
   * The messages to send.
   *
   * @throws TemplateException when a template cannot be read, uses an undeclared name or one
   *     without a value, or grows past {@link #OUTPUT_CHARS_MAX} or {@link #STEPS_MAX}; names
   *     message and line, never a value
   */
  public static List<Message> render(PromptContent prompt, Map<String, Object> values) {
    TemplateOutput output = new TemplateOutput(OUTPUT_CHARS_MAX, STEPS_MAX);
    List<Message> messages = new ArrayList<>();
    for (Message template : prompt.messages()) {
      messages.add(
          inMessage(
              messages.size(),
              () -> {
                List<TemplateNode> nodes = declared(template, prompt);
                TemplateScope scope = new TemplateScope(prompt.variables(), values);
                render(nodes, scope, output);
                return new Message(template.role(), output.take());
              }));
    }
    return FewShotTurns.into(messages, prompt);
  }

  /** What is wrong with a prompt's templates before anybody renders them; empty when nothing is. */
  public static List<String> problems(PromptContent prompt) {
    List<String> problems = new ArrayList<>();
    for (int i = 0; i < prompt.messages().size(); i++) {
      Message template = prompt.messages().get(i);
      try {
        inMessage(i, () -> declared(template, prompt));
      } catch (TemplateException e) {
        problems.add(String.valueOf(e.getMessage()));
      }
    }
    if (problems.isEmpty()) {
      try {
        FewShotTurns.into(prompt.messages(), prompt);
      } catch (TemplateException e) {
        problems.add(String.valueOf(e.getMessage()));
      }
    }
    return List.copyOf(problems);
  }

  static <T> T inMessage(int index, Supplier<T> work) {
    try {
      return work.get();
    } catch (TemplateException e) {
      throw new TemplateException("message %d, %s".formatted(index + 1, e.getMessage()));
    }
  }

  /**
   * Outside of sections every name must be declared; inside, it may be a field of the present item.
   * Lines count as they are with partials filled in.
   */
  static List<TemplateNode> declared(Message template, PromptContent prompt) {
    List<String> variables = prompt.variables();
    List<TemplateNode> nodes = TemplateParser.parse(FilledPrompt.text(template, prompt));
    for (TemplateNode node : nodes) {
      switch (node) {
        case Text _ -> {}
        case Value(var name) -> requireDeclared(name, variables);
        case Section(var name, _, _) -> requireDeclared(name, variables);
      }
    }
    return nodes;
  }

  private static void requireDeclared(TemplateNode.Name name, List<String> variables) {
    if (name.parts().isEmpty() || !variables.contains(name.parts().getFirst())) {
      throw TemplateException.at(
          name.line(),
          "'%s' is not declared; declared: %s".formatted(name.text(), names(variables)));
    }
  }

  static String names(List<String> variables) {
    return variables.isEmpty() ? "none" : String.join(", ", variables);
  }

  static void render(List<TemplateNode> nodes, TemplateScope scope, TemplateOutput output) {
    for (TemplateNode node : nodes) {
      output.step();
      switch (node) {
        case Text(var text) -> output.add(text);
        case Value(var name) -> output.add(scope.text(name));
        case Section(var name, var inverted, var body) -> {
          for (TemplateScope inner : inverted ? scope.unless(name) : scope.each(name)) {
            output.step();
            render(body, inner, output);
          }
        }
      }
    }
  }
}
