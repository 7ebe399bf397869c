package dev.hansei.activities.models;

import dev.hansei.workflows.models.Message;
import dev.hansei.workflows.models.ModelRequest;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The messages of a request for providers that take instructions apart from the conversation.
 *
 * @param system the system messages, blank lines between them; empty where there are none
 * @param turns the others, in order; never empty unless the request has no messages
 */
record ChatMessages(String system, List<Message> turns) {
  ChatMessages {
    turns = List.copyOf(turns);
  }

  /**
   * Parts them. Instructions alone are no conversation for these providers, though they are for
   * others: they are then said by the user.
   */
  static ChatMessages of(ModelRequest request) {
    String system =
        request.messages().stream()
            .filter(message -> message.role() == Message.Role.SYSTEM)
            .map(Message::content)
            .collect(Collectors.joining("\n\n"));
    List<Message> turns =
        request.messages().stream()
            .filter(message -> message.role() != Message.Role.SYSTEM)
            .toList();
    return turns.isEmpty() && !system.isEmpty()
        ? new ChatMessages("", List.of(new Message(Message.Role.USER, system)))
        : new ChatMessages(system, turns);
  }
}
