package dev.hansei.activities.suites;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.hansei.activities.metrics.formats.JsonAnswers;
import dev.hansei.workflows.criteria.Assertion;
import dev.hansei.workflows.criteria.Transform;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Does to an answer what an assertion's transform says. */
final class AnswerTransform {
  private AnswerTransform() {}

  /** The text that the assertion looks at; empty where a pointer points at nothing. */
  static Optional<String> of(Assertion assertion, String answer) {
    return of(assertion.transform(), answer);
  }

  /** The same by a transform that may be absent. */
  static Optional<String> of(@Nullable String transform, String answer) {
    Optional<String> text = Optional.of(answer);
    if (transform == null) {
      return text;
    }
    for (Transform.Step step : Transform.parse(transform).steps()) {
      text =
          switch (step) {
            case Transform.Step.Filtered(var filter) -> text.map(filter::apply);
            case Transform.Step.Pointed(String pointer) -> text.flatMap(it -> at(it, pointer));
          };
    }
    return text;
  }

  private static Optional<String> at(String answer, String pointer) {
    return JsonAnswers.read(answer)
        .map(read -> read.at(JsonPointer.compile(pointer)))
        .filter(found -> !found.isMissingNode())
        .map(AnswerTransform::text);
  }

  private static String text(JsonNode found) {
    return found.isTextual() ? found.asText() : found.toString();
  }
}
