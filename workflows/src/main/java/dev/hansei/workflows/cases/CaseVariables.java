package dev.hansei.workflows.cases;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What the templates of a prompt may use of a case. Pure. */
public final class CaseVariables {
  /** The variable that stands for the turns before the question. */
  public static final String HISTORY = "history";

  private CaseVariables() {}

  /**
   * Values by variable: the fields of the case, {@code question}, {@code history} (the turns as one
   * text) and {@code context} (the passages, each as {@code [id] text}, a blank line between).
   */
  public static Map<String, Object> of(CaseContent content) {
    Map<String, Object> variables = new LinkedHashMap<>(content.fields());
    // A case that was imported may tell apart what it asks and its variable of that name.
    variables.putIfAbsent("question", content.question());
    variables.putIfAbsent(HISTORY, CaseContent.told(content.turns()));
    variables.put(
        "context",
        content.context().stream()
            .map(passage -> "[%s] %s".formatted(passage.id(), passage.text()))
            .collect(Collectors.joining("\n\n")));
    return variables;
  }
}
