package dev.hansei.infra.prompts;

import dev.hansei.workflows.models.Message;
import dev.hansei.workflows.models.Message.Role;
import dev.hansei.workflows.prompts.FewShot;
import dev.hansei.workflows.prompts.PromptContent;
import java.util.ArrayList;
import java.util.List;

/**
 * The examples of a prompt as turns: what the last message of the user says with the example's
 * values, and the answer to it.
 */
final class FewShotTurns {
  private FewShotTurns() {}

  /**
   * A prompt's messages, as templates or rendered, with its examples before the last one of the
   * user.
   *
   * @throws TemplateException naming the example that cannot be rendered, or whose texts would be
   *     read as templates by applications
   */
  static List<Message> into(List<Message> messages, PromptContent prompt) {
    if (prompt.examplesOrNone().isEmpty()) {
      return List.copyOf(messages);
    }
    int place = lastOfUser(prompt.messages());
    if (place < 0) {
      throw new TemplateException(
          "examples stand before the last message of the user, and there is none");
    }
    List<Message> all = new ArrayList<>(messages);
    all.addAll(place, turns(prompt, place));
    return List.copyOf(all);
  }

  private static int lastOfUser(List<Message> messages) {
    for (int i = messages.size() - 1; i >= 0; i--) {
      if (messages.get(i).role() == Role.USER) {
        return i;
      }
    }
    return -1;
  }

  private static List<Message> turns(PromptContent prompt, int place) {
    var output = new TemplateOutput(MustacheRenderer.OUTPUT_CHARS_MAX, MustacheRenderer.STEPS_MAX);
    List<TemplateNode> nodes =
        MustacheRenderer.inMessage(
            place, () -> MustacheRenderer.declared(prompt.messages().get(place), prompt));
    List<Message> turns = new ArrayList<>();
    for (FewShot example : prompt.examplesOrNone()) {
      try {
        MustacheRenderer.render(
            nodes, new TemplateScope(prompt.variables(), example.values()), output);
        turns.add(new Message(Role.USER, plain(output.take())));
        turns.add(new Message(Role.ASSISTANT, plain(example.answer())));
      } catch (TemplateException e) {
        throw new TemplateException(
            "example %d, %s".formatted(turns.size() / 2 + 1, e.getMessage()));
      }
    }
    return turns;
  }

  /** Applications get the turns among the templates, and fill in whatever looks like a tag. */
  private static String plain(String text) {
    if (text.contains("{{")) {
      throw new TemplateException("its texts have no '{{': applications would read it as a tag");
    }
    return text;
  }
}
