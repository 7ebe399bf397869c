package dev.hansei.infra.prompts;

import dev.hansei.workflows.models.Message;
import dev.hansei.workflows.prompts.PromptContent;
import java.util.ArrayList;
import java.util.List;

/**
 * A prompt's content as applications get it: templates that use values alone, with everything that
 * Hansei knows filled in. Rendered, it is what the content itself is rendered to.
 */
public final class FilledPrompt {
  private FilledPrompt() {}

  /**
   * The content with its partials filled in and its examples as the turns that they are; the
   * content itself where it has neither.
   *
   * @throws TemplateException where {@link MustacheRenderer#problems} names one
   */
  public static PromptContent of(PromptContent prompt) {
    if (prompt.partialsOrNone().isEmpty() && prompt.examplesOrNone().isEmpty()) {
      return prompt;
    }
    return prompt.filled(FewShotTurns.into(templates(prompt), prompt));
  }

  /**
   * A prompt's own messages with their partials filled in; examples, which stand among them
   * otherwise, are not there.
   *
   * @throws TemplateException where {@link MustacheRenderer#problems} names one
   */
  public static List<Message> templates(PromptContent prompt) {
    if (prompt.partialsOrNone().isEmpty() && prompt.examplesOrNone().isEmpty()) {
      return prompt.messages();
    }
    List<Message> whole = new ArrayList<>();
    for (Message template : prompt.messages()) {
      whole.add(
          MustacheRenderer.inMessage(
              whole.size(), () -> new Message(template.role(), text(template, prompt))));
    }
    return whole;
  }

  /** The template of one message with its partials filled in. */
  static String text(Message template, PromptContent prompt) {
    return PartialTags.fill(template.content(), prompt.partialsOrNone());
  }
}
