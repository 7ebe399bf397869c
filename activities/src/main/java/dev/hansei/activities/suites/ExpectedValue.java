package dev.hansei.activities.suites;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hansei.activities.metrics.formats.JsonAnswers;
import dev.hansei.infra.prompts.MustacheRenderer;
import dev.hansei.workflows.cases.CaseContent;
import dev.hansei.workflows.criteria.Assertion;
import dev.hansei.workflows.criteria.CommaList;
import dev.hansei.workflows.criteria.ValueTemplate;
import dev.hansei.workflows.models.Message;
import dev.hansei.workflows.models.ModelSettings;
import dev.hansei.workflows.prompts.PromptContent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What an assertion compares an answer with: its own value, else the case's reference. */
final class ExpectedValue {
  private static final String TAG = "{{";

  /** What prompts may have and promptfoo has not; suites made before filters were may use it. */
  private static final Pattern SECTION = Pattern.compile("\\{\\{[#^&{!/]");

  private ExpectedValue() {}

  /**
   * What the assertion's type reads; empty where it is the case's reference and there is none. Tags
   * in a value stand for the case's fields, {@code question} and {@code reference}; what they print
   * is never read as a template again.
   *
   * @throws RuntimeException where a tag names nothing of the case, or a value cannot be read
   */
  static Optional<List<String>> of(Assertion assertion, CaseContent content) {
    String value = assertion.value();
    return switch (assertion.type().reads()) {
      case NOTHING, TOOLS -> Optional.of(List.of());
      case REFERENCE -> one(value == null ? content.reference() : filled(value, content));
      case REFERENCES -> references(value, content);
      case TEXT, PATTERN -> one(filled(needed(assertion), content));
      case LIST -> Optional.of(list(needed(assertion), content));
      case LIST_IF_ANY -> Optional.of(value == null ? List.of() : list(value, content));
      case SCHEMA, SQL -> Optional.of(value == null ? List.of() : List.of(value));
      case SOURCES -> sources(value, content);
      case STEPS -> Optional.of(List.of(StepValue.of(assertion, text -> filled(text, content))));
      case JSON -> json(assertion, content);
      case COUNT -> Optional.of(List.of(needed(assertion)));
      case SET, RUBRIC ->
          throw new IllegalStateException(
              "'%s' compares nothing".formatted(assertion.type().word()));
    };
  }

  /** The value with its texts filled; without one the case's reference, which is JSON then. */
  private static Optional<List<String>> json(Assertion assertion, CaseContent content) {
    String value = assertion.value();
    return value == null
        ? one(content.reference())
        : one(StepValue.filled(value, text -> filled(text, content)));
  }

  private static String needed(Assertion assertion) {
    return assertion
        .valueIfSet()
        .orElseThrow(
            () -> new IllegalArgumentException("'%s' needs a value".formatted(assertion.metric())));
  }

  private static Optional<List<String>> one(String text) {
    return text.isBlank() ? Optional.empty() : Optional.of(List.of(text));
  }

  private static Optional<List<String>> references(@Nullable String value, CaseContent content) {
    if (value == null) {
      return one(content.reference());
    }
    List<String> texts = texts(value);
    return texts.isEmpty() ? one(filled(value, content)) : Optional.of(all(texts, content));
  }

  /** What the assertion brings; empty where the case has no passage either. */
  private static Optional<List<String>> sources(@Nullable String value, CaseContent content) {
    return value == null
        ? Optional.<List<String>>of(List.of()).filter(_ -> !content.context().isEmpty())
        : references(value, content);
  }

  /** A list as JSON, or one text with commas, which are looked for once its tags are filled. */
  private static List<String> list(String value, CaseContent content) {
    List<String> texts = texts(value);
    return texts.isEmpty() ? CommaList.parse(filled(value, content)) : all(texts, content);
  }

  private static List<String> all(List<String> texts, CaseContent content) {
    return texts.stream().map(text -> filled(text, content)).toList();
  }

  private static List<String> texts(String value) {
    List<String> texts = new ArrayList<>();
    if (value.startsWith("[")) {
      JsonAnswers.read(value)
          .filter(JsonNode::isArray)
          .ifPresent(list -> list.forEach(one -> texts.add(one.asText())));
    }
    return texts;
  }

  private static String filled(String value, CaseContent content) {
    if (!value.contains(TAG)) {
      return value;
    }
    Map<String, String> values = new LinkedHashMap<>(content.fields());
    values.putIfAbsent("question", content.question());
    values.putIfAbsent("reference", content.reference());
    return SECTION.matcher(value).find()
        ? rendered(value, values)
        : ValueTemplate.parse(value).fill(values);
  }

  private static String rendered(String value, Map<String, String> values) {
    PromptContent template =
        new PromptContent(
            List.of(new Message(Message.Role.USER, value)),
            values.keySet().stream().limit(PromptContent.VARIABLES_MAX).toList(),
            ModelSettings.DEFAULTS,
            "",
            Map.of());
    return MustacheRenderer.render(template, new LinkedHashMap<>(values)).getFirst().content();
  }
}
