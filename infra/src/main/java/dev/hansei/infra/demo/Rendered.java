package dev.hansei.infra.demo;

import dev.hansei.infra.demo.service.ChatModel;
import dev.hansei.infra.demo.service.PromptInUse;
import java.util.List;
import java.util.stream.Collectors;

/** A version's templates with question and passages in them, as a language model is asked. */
final class Rendered {
  private Rendered() {}

  static List<ChatModel.Message> messages(
      PromptInUse prompt, String question, List<Library.Found> found) {
    String context =
        found.stream()
            .map(each -> "[%s] %s".formatted(each.passage().id(), each.passage().searched()))
            .collect(Collectors.joining("\n\n"));
    return prompt.messages().stream()
        .map(message -> new ChatModel.Message(message.role(), filled(message, question, context)))
        .toList();
  }

  /** The question last: a tag that somebody types in it stays what they typed. */
  private static String filled(ChatModel.Message message, String question, String context) {
    return message.content().replace("{{context}}", context).replace("{{question}}", question);
  }
}
