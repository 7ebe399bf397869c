package dev.hansei.infra.prompts;

import dev.hansei.workflows.models.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A sentence of a prompt.
 *
 * @param role who says it
 * @param text on one line, without space at its ends
 */
public record Sentence(Message.Role role, String text) {
  /** After a full stop and space, after a full stop of Japanese, and at each line's end. */
  private static final Pattern END = Pattern.compile("(?<=[.!?])\\s+|(?<=[。！？])|\\R");

  /** The sentences of messages in their order. */
  static List<Sentence> of(List<Message> messages) {
    List<Sentence> sentences = new ArrayList<>();
    for (Message message : messages) {
      for (String part : END.split(message.content())) {
        String text = part.strip().replaceAll("\\s+", " ");
        if (!text.isEmpty()) {
          sentences.add(new Sentence(message.role(), text));
        }
      }
    }
    return sentences;
  }

  Sentence with(String other) {
    return new Sentence(role, other);
  }
}
