package dev.hansei.workflows.cases;

import dev.hansei.workflows.models.Message;
import dev.hansei.workflows.prompts.PromptContent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a prompt is given of a case, the same wherever one is asked: two who ask the same case make
 * the same call, which is paid once.
 */
public final class CaseValues {
  /** The variable of what is asked. */
  public static final String QUESTION = "question";

  /** The variable of the passages, each as {@code [id] text}, a blank line between. */
  public static final String CONTEXT = "context";

  /** The variable that stands for the turns before the question. */
  public static final String HISTORY = "history";

  private CaseValues() {}

  /** What templates may use: {@code question}, {@code context}, {@code history} and the fields. */
  public static Map<String, Object> variables(CaseContent content) {
    Map<String, Object> variables = new LinkedHashMap<>(content.fields());
    // A case that was imported may tell apart what it asks and its variable of that name.
    variables.putIfAbsent(QUESTION, content.question());
    variables.putIfAbsent(HISTORY, CaseContent.told(content.turns()));
    variables.put(
        CONTEXT,
        content.context().stream()
            .map(passage -> "[%s] %s".formatted(passage.id(), passage.text()))
            .collect(Collectors.joining("\n\n")));
    return variables;
  }

  /** What models that are no LLM read instead of the messages. */
  public static Map<String, Object> inputs(CaseContent content, Map<String, Object> application) {
    Map<String, Object> inputs = new LinkedHashMap<>();
    inputs.put(QUESTION, content.question());
    inputs.put(CONTEXT, content.context().stream().map(CaseValues::passage).toList());
    inputs.put("application", application);
    return inputs;
  }

  private static Map<String, Object> passage(CaseContent.ContextPassage passage) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("id", passage.id());
    map.put("text", passage.text());
    return map;
  }

  /**
   * The messages with the turns of the conversation before the last one of the user, unless the
   * templates use {@code history} themselves.
   */
  public static List<Message> conversation(
      CaseContent content, PromptContent prompt, List<Message> rendered) {
    if (content.turns().isEmpty() || prompt.variables().contains(HISTORY)) {
      return rendered;
    }
    int place = rendered.size();
    for (int i = rendered.size() - 1; i >= 0 && place == rendered.size(); i--) {
      if (rendered.get(i).role() == Message.Role.USER) {
        place = i;
      }
    }
    List<Message> messages = new ArrayList<>(rendered);
    messages.addAll(place, content.turns());
    return List.copyOf(messages);
  }
}
