package dev.hansei.api.cases;

import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.workflows.cases.CaseContent;
import dev.hansei.workflows.models.Message;
import java.util.ArrayList;
import java.util.List;

/**
 * A chat as the parts of a case: the last message of the user is the question, one of the assistant
 * after it is the reference, and what stands before is the history.
 *
 * @param system instructions at the beginning, blank lines between; empty where there are none
 * @param reference empty where the chat ends with the question
 */
record ImportedChat(String system, List<Message> history, String question, String reference) {
  /** History, instructions, question and reference. */
  static final int MESSAGES_MAX = CaseContent.TURNS_MAX + 10;

  /**
   * Reads one.
   *
   * @throws InvalidFieldException naming the message that has no place in a case
   */
  static ImportedChat of(List<ImportedMessage> messages) {
    int first = 0;
    List<String> system = new ArrayList<>();
    while (first < messages.size() && is(messages.get(first), ImportedMessage.SYSTEM)) {
      system.add(messages.get(first).text());
      first++;
    }
    int asked = messages.size() - 1;
    boolean answered = asked >= 0 && is(messages.get(asked), ImportedMessage.ASSISTANT);
    if (answered) {
      asked--;
    }
    if (asked < first || !is(messages.get(asked), ImportedMessage.USER)) {
      throw new InvalidFieldException(
          "messages",
          "They end with a message of the user, the question, or with one answer to it.");
    }
    return new ImportedChat(
        String.join("\n\n", system),
        history(messages, first, asked),
        messages.get(asked).text(),
        answered ? messages.getLast().text() : "");
  }

  private static List<Message> history(List<ImportedMessage> messages, int from, int to) {
    List<Message> turns = new ArrayList<>();
    long chars = 0;
    for (int i = from; i < to; i++) {
      ImportedMessage message = messages.get(i);
      if (is(message, ImportedMessage.SYSTEM)) {
        throw new InvalidFieldException(
            "messages[%d].role".formatted(i),
            "Instructions stand before the first turn; later ones have no place in a case.");
      }
      chars += message.text().length();
      turns.add(
          new Message(
              is(message, ImportedMessage.USER) ? Message.Role.USER : Message.Role.ASSISTANT,
              message.text()));
    }
    if (turns.size() > CaseContent.TURNS_MAX || chars > CaseContent.TURNS_CHARS_MAX) {
      throw new InvalidFieldException(
          "messages",
          "At most 50 turns and 100,000 characters stand before the question; drop the oldest.");
    }
    return turns;
  }

  private static boolean is(ImportedMessage message, String role) {
    return message.role().equals(role);
  }
}
