package dev.hansei.api.prompts;

import dev.hansei.api.problems.ApiException;
import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.infra.registry.prompts.DraftFields;
import dev.hansei.infra.registry.prompts.DraftMessage;
import dev.hansei.infra.registry.prompts.DraftSettings;
import dev.hansei.workflows.prompts.PromptContent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the editor's page sends.
 *
 * @param base the number of the version that was begun from; empty where from nothing
 * @param revision the revision of the draft that the page shows; 0 where there was none
 * @param act what the pressed button does
 * @param at the message that it does it to, from 1; 0 where to none
 */
record DraftForm(
    DraftFields fields, Optional<Integer> base, long revision, DraftForm.Act act, int at) {
  /** What the buttons of the page do. */
  enum Act {
    KEEP,
    ADD,
    REMOVE,
    UP,
    DOWN,
    SAVE,
    DISCARD
  }

  /**
   * Reads a form.
   *
   * @throws InvalidFieldException where it is none of ours
   */
  static DraftForm read(Map<String, String> form) {
    String[] pressed = form.getOrDefault("do", "keep").split(":", 2);
    return new DraftForm(
        new DraftFields(
            messages(form),
            text(form, "variables"),
            new DraftSettings(
                text(form, "temperature"),
                text(form, "topP"),
                text(form, "maxTokens"),
                text(form, "seed"),
                text(form, "stop")),
            text(form, "outputSchema"),
            text(form, "tools"),
            text(form, "more"),
            text(form, "note")),
        number(form, "base").map(Math::toIntExact),
        number(form, "revision").orElse(0L),
        act(pressed[0]),
        pressed.length == 1 ? 0 : whole("do", pressed[1]).intValue());
  }

  private static Act act(String word) {
    for (Act act : Act.values()) {
      if (act.name().equalsIgnoreCase(word)) {
        return act;
      }
    }
    throw new InvalidFieldException("do", "One of the page's own buttons.");
  }

  private static List<DraftMessage> messages(Map<String, String> form) {
    List<DraftMessage> messages = new ArrayList<>();
    for (int i = 1; i <= PromptContent.MESSAGES_MAX && form.containsKey("content" + i); i++) {
      messages.add(new DraftMessage(text(form, "role" + i), text(form, "content" + i)));
    }
    return messages;
  }

  /** Browsers send lines that end in CR LF; a version has what was typed. */
  private static String text(Map<String, String> form, String field) {
    return form.getOrDefault(field, "").replace("\r\n", "\n");
  }

  private static Optional<Long> number(Map<String, String> form, String field) {
    String text = form.getOrDefault(field, "");
    return text.isEmpty() ? Optional.empty() : Optional.of(whole(field, text));
  }

  private static Long whole(String field, String text) {
    if (!text.matches("\\d{1,9}")) {
      throw new InvalidFieldException(field, "A whole number.");
    }
    return Long.valueOf(text);
  }

  /**
   * The fields after the button did its work on the messages.
   *
   * @throws ApiException where there would be too many, or none
   */
  DraftFields changed() {
    List<DraftMessage> list = new ArrayList<>(fields.messages());
    int index = at - 1;
    boolean isThere = index >= 0 && index < list.size();
    switch (act) {
      case ADD -> add(list);
      case REMOVE -> {
        if (isThere && list.size() > 1) {
          list.remove(index);
        }
      }
      case UP -> swap(list, index, index - 1);
      case DOWN -> swap(list, index, index + 1);
      case KEEP, SAVE, DISCARD -> {}
    }
    return fields.withMessages(list);
  }

  private static void add(List<DraftMessage> list) {
    if (list.size() >= PromptContent.MESSAGES_MAX) {
      throw new InvalidFieldException(
          "messages", "A prompt has at most %d messages.".formatted(PromptContent.MESSAGES_MAX));
    }
    boolean userSpoke = !list.isEmpty() && list.getLast().role().equals("user");
    list.add(new DraftMessage(userSpoke ? "assistant" : "user", ""));
  }

  private static void swap(List<DraftMessage> list, int from, int to) {
    if (from >= 0 && to >= 0 && from < list.size() && to < list.size()) {
      Collections.swap(list, from, to);
    }
  }

  /** Which message the person looks at afterwards, from 1; 0: none in particular. */
  int focus() {
    int last = changed().messages().size();
    return switch (act) {
      case ADD -> last;
      case REMOVE -> Math.min(at, last);
      case UP -> Math.max(1, at - 1);
      case DOWN -> Math.min(last, at + 1);
      case KEEP, SAVE, DISCARD -> 0;
    };
  }
}
