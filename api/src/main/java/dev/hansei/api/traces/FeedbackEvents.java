package dev.hansei.api.traces;

import dev.hansei.api.bodies.EvaluationEvent;
import dev.hansei.workflows.traces.Feedback;
import dev.hansei.workflows.traces.Span;
import dev.hansei.workflows.traces.Trace;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * What was said of a trace as OpenTelemetry's events of evaluations, on the span that answered.
 * Comments, corrections, edits and preferences are no evaluations and stay here.
 */
final class FeedbackEvents {
  /** As the sender's convention names it. */
  private static final String RESPONSE_ID = "gen_ai.response.id";

  /** What this house and others take as the name of a measure. */
  private static final int NAME_CHARS_MAX = 80;

  private FeedbackEvents() {}

  static List<EvaluationEvent> of(Trace trace) {
    var place = place(trace);
    return trace.feedback().stream().flatMap(said -> event(said, place).stream()).toList();
  }

  private static EvaluationEvent.Place place(Trace trace) {
    var answering = trace.answering();
    var response =
        Stream.concat(answering.stream(), trace.spans().stream())
            .flatMap(span -> Stream.ofNullable(span.attributes().get(RESPONSE_ID)))
            .map(Object::toString)
            .findFirst();
    return new EvaluationEvent.Place(trace.id().hex(), answering.map(Span::spanId), response);
  }

  private static Optional<EvaluationEvent> event(Feedback said, EvaluationEvent.Place place) {
    return switch (said.opinion()) {
      case Feedback.Evaluation(var name, var value, var why) ->
          Optional.of(
              event(said, place, new OutsideScore(name, OptionalDouble.of(value), "", why)));
      case Feedback.Label(var name, var label, var why) ->
          Optional.of(
              event(said, place, new OutsideScore(name, OptionalDouble.empty(), label, why)));
      case Feedback.Thumbs(var up) ->
          Optional.of(event(said, place, yes("user_feedback", up, up ? "up" : "down")));
      case Feedback.Stars(var stars) -> Optional.of(event(said, place, number("stars", stars)));
      case Feedback.Survey survey ->
          Optional.of(event(said, place, number(survey.question(), survey.value())));
      case Feedback.Resolved(var resolved) ->
          Optional.of(
              event(said, place, yes("resolved", resolved, resolved ? "resolved" : "open")));
      case Feedback.Comment _, Feedback.Correction _, Feedback.Preference _, Feedback.Edit _ ->
          Optional.empty();
    };
  }

  private static OutsideScore yes(String name, boolean yes, String label) {
    return new OutsideScore(name, OptionalDouble.of(yes ? 1 : 0), label, "");
  }

  private static OutsideScore number(String name, int value) {
    return new OutsideScore(clipped(name.strip()), OptionalDouble.of(value), "", "");
  }

  /** A survey's question may be a sentence. */
  private static String clipped(String name) {
    return name.length() <= NAME_CHARS_MAX ? name : name.substring(0, NAME_CHARS_MAX);
  }

  private static EvaluationEvent event(
      Feedback said, EvaluationEvent.Place place, OutsideScore score) {
    return new EvaluationEvent(
        score.name(),
        score.value(),
        score.label(),
        score.explanation(),
        "",
        place,
        said.givenAt(),
        Map.of("hansei.feedback.id", said.id().toString()));
  }
}
