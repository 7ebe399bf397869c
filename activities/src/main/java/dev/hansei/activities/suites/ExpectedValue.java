package dev.hansei.activities.suites;

import dev.hansei.infra.prompts.MustacheRenderer;
import dev.hansei.workflows.cases.CaseContent;
import dev.hansei.workflows.criteria.Assertion;
import dev.hansei.workflows.models.Message;
import dev.hansei.workflows.models.ModelSettings;
import dev.hansei.workflows.prompts.PromptContent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an assertion compares an answer with: its own value, else the case's reference. */
final class ExpectedValue {
  private static final String TAG = "{{";

  private ExpectedValue() {}

  /**
   * The text; empty where neither is there. Tags in a value stand for the case's fields, {@code
   * question} and {@code reference}; what they print is never read as a template again.
   *
   * @throws dev.hansei.infra.prompts.TemplateException where a tag names nothing of the case
   */
  static Optional<String> of(Assertion assertion, CaseContent content) {
    String expected =
        assertion
            .valueIfSet()
            .map(value -> value.contains(TAG) ? filled(value, content) : value)
            .orElse(content.reference());
    return expected.isBlank() ? Optional.empty() : Optional.of(expected);
  }

  private static String filled(String value, CaseContent content) {
    Map<String, Object> values = new LinkedHashMap<>(content.fields());
    values.put("question", content.question());
    values.put("reference", content.reference());
    PromptContent template =
        new PromptContent(
            List.of(new Message(Message.Role.USER, value)),
            values.keySet().stream().limit(PromptContent.VARIABLES_MAX).toList(),
            ModelSettings.DEFAULTS,
            "",
            Map.of());
    return MustacheRenderer.render(template, values).getFirst().content();
  }
}
