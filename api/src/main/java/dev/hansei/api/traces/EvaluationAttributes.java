package dev.hansei.api.traces;

import dev.hansei.workflows.traces.Feedback;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * Evaluations that stand on a span: {@code gen_ai.evaluation.*} on the span or in its events, and
 * OpenInference's numbered annotations and evaluations.
 */
final class EvaluationAttributes {
  static final String EVENT = "gen_ai.evaluation.result";
  private static final String CURRENT = "gen_ai.evaluation.";

  /** More than anybody measures of one answer; bounds the search. */
  private static final int NUMBERED_MAX = 200;

  private EvaluationAttributes() {}

  /** What was measured; what is no evaluation after all stays where it is. */
  static List<Feedback.Opinion> read(SpanAttributes attributes, List<OtlpSpan.Event> events) {
    var scores = new ArrayList<OutsideScore>();
    if (attributes.hasAny(CURRENT)) {
      scores.add(current(attributes));
    }
    events.stream()
        .filter(event -> event.name().equals(EVENT))
        .forEach(event -> scores.add(current(new SpanAttributes(event.attributes()))));
    numbered(attributes, "annotations.", "annotation.", scores);
    numbered(attributes, "trace.annotations.", "annotation.", scores);
    numbered(attributes, "evaluations.", "evaluation.", scores);
    return scores.stream().flatMap(EvaluationAttributes::opinions).toList();
  }

  /** The attributes of the current convention's event. */
  static OutsideScore current(SpanAttributes attributes) {
    return score(attributes, CURRENT, "score.value", "score.label");
  }

  /** As the current convention's event has it. */
  static OutsideScore current(Map<String, Object> attributes) {
    return current(new SpanAttributes(attributes));
  }

  private static Stream<Feedback.Opinion> opinions(OutsideScore score) {
    try {
      return score.opinions().stream();
    } catch (IllegalArgumentException _) {
      // A span is not poison because somebody's remark on it is.
      return Stream.empty();
    }
  }

  private static void numbered(
      SpanAttributes attributes, String list, String wrap, List<OutsideScore> scores) {
    for (int i = 0; i < NUMBERED_MAX && attributes.hasAny(list + i + "."); i++) {
      scores.add(score(attributes, list + i + "." + wrap, "score", "label"));
    }
  }

  private static OutsideScore score(
      SpanAttributes attributes, String prefix, String value, String label) {
    return new OutsideScore(
        attributes.text(prefix + "name"),
        number(attributes.text(prefix + value)),
        attributes.text(prefix + label),
        attributes.text(prefix + "explanation"));
  }

  private static OptionalDouble number(String text) {
    try {
      return text.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(text));
    } catch (NumberFormatException _) {
      return OptionalDouble.empty();
    }
  }
}
