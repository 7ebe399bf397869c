package dev.hansei.infra.models;

import dev.hansei.workflows.models.Message;
import dev.hansei.workflows.models.ModelRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What {@code builtin/extractive} is asked: a question and the passages to take the answer from.
 *
 * @param passages in the order given; their ids are cited
 */
public record ExtractiveQuestion(
    String question, List<Passage> passages, ExtractiveSettings settings) {
  /** Key of a request's inputs: the question as text. */
  public static final String QUESTION = "question";

  /** Key of a request's inputs: a list of passages, each a map of {@code id} and {@code text}. */
  public static final String CONTEXT = "context";

  /** Key of a request's inputs: the prompt version's application settings. */
  public static final String APPLICATION = "application";

  /** Bounds the work of one call to about a second; a retriever hands over far fewer. */
  public static final int PASSAGES_MAX = 500;

  public ExtractiveQuestion {
    if (question.isBlank()) {
      throw new IllegalArgumentException("a question has text");
    }
    passages = List.copyOf(passages);
    if (passages.size() > PASSAGES_MAX) {
      throw new IllegalArgumentException(
          "at most %d passages can be read, got %d".formatted(PASSAGES_MAX, passages.size()));
    }
  }

  /** A stretch of text with the id it is cited by. */
  public record Passage(String id, String text) {}

  /** The inputs of a model request that {@link #of} reads back. */
  public static Map<String, Object> inputs(
      String question, List<Passage> passages, Map<String, Object> application) {
    Map<String, Object> inputs = new LinkedHashMap<>();
    inputs.put(QUESTION, question);
    inputs.put(CONTEXT, passages.stream().map(each -> passageMap(each.id(), each.text())).toList());
    inputs.put(APPLICATION, application);
    return inputs;
  }

  /**
   * Reads a model request. Without {@link #QUESTION} the last user message is the question; without
   * {@link #CONTEXT} the other messages are the passages {@code message-1}, {@code message-2} and
   * so on.
   *
   * @throws IllegalArgumentException naming the input that cannot be read
   */
  public static ExtractiveQuestion of(ModelRequest request) {
    Map<String, Object> inputs = request.inputs();
    Object question = inputs.getOrDefault(QUESTION, lastUserMessage(request.messages()));
    Object context = inputs.get(CONTEXT);
    return new ExtractiveQuestion(
        text(question, QUESTION),
        context == null ? otherMessages(request.messages()) : passages(context),
        ExtractiveSettings.of(map(inputs.getOrDefault(APPLICATION, Map.of()), APPLICATION)));
  }

  private static List<Passage> passages(Object context) {
    if (!(context instanceof List<?> list)) {
      throw new IllegalArgumentException("input 'context' is a list of passages");
    }
    List<Passage> passages = new ArrayList<>();
    for (Object each : list) {
      String name = "%s[%d]".formatted(CONTEXT, passages.size());
      Map<String, Object> passage = map(each, name);
      passages.add(
          new Passage(
              text(passage.getOrDefault("id", name), name + ".id"),
              text(passage.getOrDefault("text", ""), name + ".text")));
    }
    return passages;
  }

  private static Map<String, Object> passageMap(String id, String text) {
    Map<String, Object> passage = new LinkedHashMap<>();
    passage.put("id", id);
    passage.put("text", text);
    return passage;
  }

  private static String text(Object value, String name) {
    if (value instanceof String text) {
      return text;
    }
    throw new IllegalArgumentException("input '%s' is text".formatted(name));
  }

  private static Map<String, Object> map(Object value, String name) {
    if (!(value instanceof Map<?, ?> map)) {
      throw new IllegalArgumentException("input '%s' is an object".formatted(name));
    }
    Map<String, Object> copy = new LinkedHashMap<>();
    map.forEach((key, each) -> copy.put(String.valueOf(key), each));
    return copy;
  }

  private static String lastUserMessage(List<Message> messages) {
    return messages.reversed().stream()
        .filter(message -> message.role() == Message.Role.USER)
        .map(Message::content)
        .findFirst()
        .orElse("");
  }

  private static List<Passage> otherMessages(List<Message> messages) {
    int question = messages.stream().map(Message::role).toList().lastIndexOf(Message.Role.USER);
    List<Passage> passages = new ArrayList<>();
    for (int i = 0; i < messages.size(); i++) {
      if (i != question) {
        passages.add(new Passage("message-" + (i + 1), messages.get(i).content()));
      }
    }
    return passages;
  }
}
