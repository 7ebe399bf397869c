package dev.hansei.api.traces;

import dev.hansei.workflows.models.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Messages out of what senders put into attributes: a JSON text or a structure, with parts (current
 * convention) or content (older ones), or one plain text.
 */
final class Conversations {
  /** Under which a structure that is no message has its one text, in the order of trust. */
  private static final List<String> TEXTS =
      List.of(
          "input",
          "question",
          "query",
          "prompt",
          "text",
          "answer",
          "output",
          "response",
          "result",
          "completion");

  private Conversations() {}

  /**
   * The messages of a value.
   *
   * @param speaker who says a plain text, or a message without a role
   */
  static Reading read(Object value, Message.Role speaker) {
    var parsed = parse(value);
    if (parsed instanceof List<?> list) {
      if (list.stream().anyMatch(Conversations::isPart)) {
        return one(parts(list), speaker);
      }
      return all(list, speaker);
    }
    if (parsed instanceof Map<?, ?> map) {
      return ofMap(map, speaker);
    }
    var text = String.valueOf(parsed);
    return text.isBlank() ? Reading.NONE : new Reading(List.of(new Message(speaker, text)), true);
  }

  /** The role that a sender's word means; tools speak to the model, not to the user. */
  static Message.Role roleOf(@Nullable Object word, Message.Role otherwise) {
    return switch (String.valueOf(word).toLowerCase(Locale.ROOT)) {
      case "system", "developer", "tool", "function" -> Message.Role.SYSTEM;
      case "user", "human" -> Message.Role.USER;
      case "assistant", "ai", "model", "bot" -> Message.Role.ASSISTANT;
      default -> otherwise;
    };
  }

  private static Reading ofMap(Map<?, ?> map, Message.Role speaker) {
    for (String list : List.of("messages", "choices")) {
      if (map.get(list) instanceof List<?> inner) {
        var reading = all(inner, speaker);
        return new Reading(reading.messages(), reading.whole() && map.size() == 1);
      }
    }
    var reading = all(List.of(map), speaker);
    if (!reading.messages().isEmpty() || map.containsKey("role")) {
      return reading;
    }
    return TEXTS.stream()
        .filter(name -> map.get(name) instanceof String text && !text.isBlank())
        .findFirst()
        .map(name -> new Message(speaker, String.valueOf(map.get(name))))
        .map(message -> new Reading(List.of(message), map.size() == 1))
        .orElse(reading);
  }

  /** A JSON text as the structure it means; anything else as it is. */
  static Object parse(Object value) {
    return Structures.parse(value);
  }

  private static Reading all(List<?> list, Message.Role speaker) {
    var messages = new ArrayList<Message>();
    boolean whole = true;
    for (Object item : list) {
      var reading = item instanceof Map<?, ?> map ? message(map, speaker) : read(item, speaker);
      messages.addAll(reading.messages());
      whole &= reading.whole();
    }
    return new Reading(messages, whole);
  }

  private static Reading message(Map<?, ?> map, Message.Role speaker) {
    // OpenInference and the events of older conventions wrap the message once more.
    if (map.get("message") instanceof Map<?, ?> inner) {
      return message(inner, speaker);
    }
    var word = map.get("role");
    var role = roleOf(word, speaker);
    boolean exact = word == null || word.toString().equalsIgnoreCase(role.name());
    var content = map.get("parts") == null ? map.get("content") : map.get("parts");
    if (content instanceof List<?> list) {
      var reading = one(parts(list), role);
      return new Reading(reading.messages(), reading.whole() && exact);
    }
    if (content == null) {
      return new Reading(List.of(), false);
    }
    boolean onlyText = exact && !map.containsKey("tool_calls");
    return new Reading(List.of(new Message(role, content.toString())), onlyText);
  }

  private static Reading one(Parts parts, Message.Role role) {
    return parts.text().isEmpty()
        ? new Reading(List.of(), false)
        : new Reading(List.of(new Message(role, parts.text())), parts.whole());
  }

  private static boolean isPart(Object item) {
    return item instanceof Map<?, ?> map && map.containsKey("type") && !map.containsKey("role");
  }

  private static Parts parts(List<?> list) {
    var texts = list.stream().map(Conversations::textOf).toList();
    return new Parts(
        texts.stream().flatMap(Optional::stream).collect(Collectors.joining("\n")),
        texts.stream().allMatch(Optional::isPresent));
  }

  /** Tool calls, pictures and reasoning are not what was said; they stay with the attributes. */
  private static Optional<String> textOf(Object part) {
    if (part instanceof String text) {
      return Optional.of(text);
    }
    if (part instanceof Map<?, ?> map && "text".equals(map.get("type"))) {
      var text = map.get("content") == null ? map.get("text") : map.get("content");
      return Optional.ofNullable(text).map(Object::toString);
    }
    return Optional.empty();
  }

  private record Parts(String text, boolean whole) {}

  /**
   * What was read.
   *
   * @param whole whether the messages say all that the value said
   */
  record Reading(List<Message> messages, boolean whole) {
    static final Reading NONE = new Reading(List.of(), true);

    Reading {
      messages = List.copyOf(messages);
    }
  }
}
